error[E0432] 15:5-15:18 unresolved import `shapes::Cirle`
  ^ 15:5-15:18 no `Cirle` in `shapes`
  fix MaybeIncorrect: a similar name exists in the module {15:16 "" -> "c"}
error[E0432] 16:10-16:20 unresolved import `std::colections`
  ^ 16:10-16:20 could not find `colections` in `std`
error[E0432] 17:5-17:31 unresolved import `std::collections::HashMapp`
  ^ 17:5-17:31 no `HashMapp` in `collections`
  fix MaybeIncorrect: a similar name exists in the module {17:30 "p" -> ""}
error[E0425] 20:20-20:26 cannot find value `conter` in this scope
  fix MaybeIncorrect: a local variable with a similar name exists {20:22 "" -> "u"}
error[E0425] 23:12-23:19 cannot find type `HashSet` in this scope
  ^ 23:12-23:19 not found in this scope
  fix MaybeIncorrect: consider importing this struct {15:1 "" -> "use std::collections::HashSet;\n"}
error[E0433] 23:27-23:34 cannot find type `HashSet` in this scope
  ^ 23:27-23:34 use of undeclared type `HashSet`
  fix MaybeIncorrect: consider importing this struct {15:1 "" -> "use std::collections::HashSet;\n"}
error[E0433] 24:13-24:15 cannot find type `Rc` in this scope
  ^ 24:13-24:15 use of undeclared type `Rc`
  fix MaybeIncorrect: consider importing this struct {15:1 "" -> "use std::rc::Rc;\n"}
error[E0433] 25:13-25:19 cannot find type `Colour` in this scope
  ^ 25:13-25:19 use of undeclared type `Colour`
  fix MaybeIncorrect: an enum with a similar name exists {25:17 "u" -> ""}
error[E0425] 26:12-26:17 cannot find type `Strng` in this scope
  fix MaybeIncorrect: a struct with a similar name exists {26:15 "" -> "i"}
error[E0425] 27:5-27:9 cannot find function `area` in this scope
  ^ 27:5-27:9 not found in this scope
  fix MaybeIncorrect: consider importing this function {15:1 "" -> "use crate::shapes::area;\n"}
error[E0425] 28:13-28:17 cannot find function `aera` in module `shapes`
  - 3:5-3:25 similarly named function `area` defined here
  fix MaybeIncorrect: a function with a similar name exists {28:14 "er" -> "re"}
error[E0603] 29:13-29:19 function `hidden` is private
  ^ 29:13-29:19 private function
  note: the function `hidden` is defined here @6:5-6:16
error[] 30:5-30:12 cannot find macro `pritnln` in this scope
  fix MaybeIncorrect: a macro with a similar name exists {30:8 "tn" -> "nt"}
error[E0425] 31:13-31:16 cannot find value `Red` in this scope
  ^ 31:13-31:16 not found in this scope
  fix MaybeIncorrect: consider importing this unit variant {15:1 "" -> "use crate::Color::Red;\n"}
error[E0425] 32:5-32:20 cannot find value `undefined_thing` in this scope
  ^ 32:5-32:20 not found in this scope
error[E0423] 33:13-33:22 expected function, tuple struct or tuple variant, found struct `User`
  - 8:1-10:2 `User` defined here
  fix HasPlaceholders: use struct literal syntax instead of calling {33:17 "(" -> "{"} {33:18 "" -> "name: "} {33:21 ")" -> "}"}
error[E0423] 34:13-34:17 expected value, found struct `User`
  - 8:1-10:2 `User` defined here
  fix HasPlaceholders: use struct literal syntax instead {34:17 "" -> " { name: val }"}
error[E0425] 35:13-35:16 cannot find value `i23` in this scope
  ^ 35:13-35:16 not found in this scope
error[E0424] 36:13-36:17 expected value, found module `self`
  - 22:4-22:11 this function can't have a `self` parameter
  ^ 36:13-36:17 `self` value is a keyword only available in methods with a `self` parameter
error[E0433] 38:10-38:13 cannot find `fs2` in `std`
  ^ 38:10-38:13 could not find `fs2` in `std`
error[E0433] 39:5-39:8 cannot find module or crate `fmt` in this scope
  ^ 39:5-39:8 use of unresolved module or unlinked crate `fmt`
  help: you might be missing a crate named `fmt`
  fix MaybeIncorrect: consider importing this module {15:1 "" -> "use std::fmt;\n"}
error[E0426] 40:11-40:17 use of undeclared label `'outer`
  ^ 40:11-40:17 undeclared label `'outer`
error[E0425] 46:16-46:21 cannot find value `inner` in this scope
  help: the binding `inner` is available in a different scope in the same function @44:13-44:18
error[E0405] 48:15-48:22 cannot find trait `Display` in this scope
  ^ 48:15-48:22 not found in this scope
  fix MaybeIncorrect: consider importing this trait {15:1 "" -> "use std::fmt::Display;\n"}
error[E0404] 49:6-49:11 expected trait, found derive macro `Debug`
  ^ 49:6-49:11 not a trait
  fix MaybeIncorrect: consider importing this trait instead {15:1 "" -> "use std::fmt::Debug;\n"}
