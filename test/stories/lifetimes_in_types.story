error[] 2:11-2:13 expected type, found lifetime
  ^ 2:11-2:13 expected type
  fix MaybeIncorrect: you might have meant to write a reference type here {2:11 "" -> "&"}
error[] 5:21-5:23 expected type, found lifetime
  ^ 5:21-5:23 expected type
  fix MaybeIncorrect: you might have meant to write a reference type here {5:21 "" -> "&"}
error[] 8:21-8:28 lifetime must precede `mut`
  fix MaybeIncorrect: place the lifetime before `mut` {8:22 "mut 'a" -> "'a mut"}
error[] 8:37-8:44 lifetime must precede `mut`
  fix MaybeIncorrect: place the lifetime before `mut` {8:38 "mut 'a" -> "'a mut"}
error[E0560] 15:26-15:31 struct `Text<'_>` has no field named `other`
  ^ 15:26-15:31 `Text<'_>` does not have this field
  note: all struct fields are already assigned
