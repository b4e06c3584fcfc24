error[E0106] 2:12-2:13 missing lifetime specifier
  ^ 2:12-2:13 expected named lifetime parameter
  fix MaybeIncorrect: consider introducing a named lifetime parameter {1:12 "" -> "<'a>"} {2:13 "" -> "'a "}
error[E0106] 5:7-5:8 missing lifetime specifier
  ^ 5:7-5:8 expected named lifetime parameter
  fix MaybeIncorrect: consider introducing a named lifetime parameter {4:7 "" -> "<'a>"} {5:8 "" -> "'a "}
error[E0106] 8:12-8:18 missing lifetime specifier
  ^ 8:12-8:18 expected named lifetime parameter
  fix MaybeIncorrect: consider introducing a named lifetime parameter {7:14 "" -> "<'a>"} {8:18 "" -> "<'a>"}
error[E0106] 11:33-11:34 missing lifetime specifier
  ^ 11:33-11:34 expected named lifetime parameter
  help: this function's return type contains a borrowed value, but the signature does not say whether it is borrowed from `x` or `y`
  fix MaybeIncorrect: consider introducing a named lifetime parameter {11:11 "" -> "<'a>"} {11:34 "" -> "'a "} {11:16 "" -> "'a "} {11:25 "" -> "'a "}
error[E0106] 14:16-14:17 missing lifetime specifier
  ^ 14:16-14:17 expected named lifetime parameter
  help: this function's return type contains a borrowed value, but there is no value for it to be borrowed from
  fix MaybeIncorrect: consider using the `'static` lifetime, but this is uncommon unless you're returning a borrowed value from a `const` or a `static` {14:17 "" -> "'static "}
  fix MaybeIncorrect: instead, you are more likely to want to return an owned value {14:16 "&" -> ""}
error[E0106] 18:15-18:16 missing lifetime specifier
  ^ 18:15-18:16 expected named lifetime parameter
  help: this function's return type contains a borrowed value, but there is no value for it to be borrowed from
  fix MaybeIncorrect: consider using the `'static` lifetime, but this is uncommon unless you're returning a borrowed value from a `const` or a `static` {18:16 "" -> "'static "}
  fix MaybeIncorrect: instead, you are more likely to want to return an owned value {18:15 "&str" -> "String"}
error[E0261] 21:19-21:21 use of undeclared lifetime name `'a`
  ^ 21:19-21:21 undeclared lifetime
  fix MaybeIncorrect: consider introducing lifetime `'a` here {21:14 "" -> "<'a>"}
error[E0261] 21:31-21:33 use of undeclared lifetime name `'a`
  ^ 21:31-21:33 undeclared lifetime
  fix MaybeIncorrect: consider introducing lifetime `'a` here {21:14 "" -> "<'a>"}
error[E0261] 24:13-24:15 use of undeclared lifetime name `'b`
  ^ 24:13-24:15 undeclared lifetime
  fix MaybeIncorrect: consider introducing lifetime `'b` here {24:5 "" -> "<'b>"}
error[E0106] 27:10-27:11 missing lifetime specifier
  ^ 27:10-27:11 expected named lifetime parameter
  fix MaybeIncorrect: consider introducing a named lifetime parameter {27:7 "" -> "<'a>"} {27:11 "" -> "'a "}
