warning[unused_imports] 1:5-1:22 unused import: `std::fmt::Display`
  fix MachineApplicable: remove the whole `use` item {1:1 "use std::fmt::Display;\n" -> ""}
error[E0599] 17:7-17:12 no method named `clone` found for struct `P` in the current scope
  - 3:1-3:9 method `clone` not found for this struct
  ^ 17:7-17:12 method not found in `P`
  help: items from traits can only be used if the trait is implemented and in scope
  note: the following trait defines an item `clone`, perhaps you need to implement it:
candidate #1: `Clone`
error[E0609] 18:7-18:10 no field `nam` on type `P`
  ^ 18:7-18:10 unknown field
  fix MaybeIncorrect: a field with a similar name exists {18:10 "" -> "e"}
error[E0599] 19:7-19:13 no method named `lenght` found for struct `P` in the current scope
  - 3:1-3:9 method `lenght` not found for this struct
  ^ 19:7-19:13 method not found in `P`
error[E0599] 20:12-20:18 no method named `lenght` found for struct `String` in the current scope
  fix MaybeIncorrect: there is a method `len` with a similar name {20:15 "ght" -> ""}
error[E0599] 22:7-22:11 no method named `lenn` found for struct `Vec<{integer}>` in the current scope
  fix MaybeIncorrect: there is a method `len` with a similar name {22:10 "n" -> ""}
error[E0599] 23:7-23:15 no method named `push_bak` found for struct `Vec<{integer}>` in the current scope
  fix MaybeIncorrect: there is a method `push` with a similar name {23:11 "_bak" -> ""}
error[E0369] 24:15-24:17 binary operation `==` cannot be applied to type `P`
  - 24:13-24:14 P
  - 24:18-24:19 P
  note: an implementation of `PartialEq` might be missing for `P` @3:1-3:9 must implement `PartialEq`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq)]` {3:1 "" -> "#[derive(PartialEq)]\n"}
error[E0369] 25:15-25:16 cannot add `P` to `P`
  - 25:13-25:14 P
  - 25:17-25:18 P
  note: an implementation of `Add` might be missing for `P` @3:1-3:9 must implement `Add`
  note: the trait `Add` must be implemented
error[E0369] 26:15-26:16 binary operation `<` cannot be applied to type `P`
  - 26:13-26:14 P
  - 26:17-26:18 P
  note: an implementation of `PartialOrd` might be missing for `P` @3:1-3:9 must implement `PartialOrd`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq, PartialOrd)]` {3:1 "" -> "#[derive(PartialEq, PartialOrd)]\n"}
error[E0277] 27:20-27:21 `P` doesn't implement `std::fmt::Display`
  - 27:15-27:17 required by this formatting parameter
  ^ 27:20-27:21 `P` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `P` @3:1-3:9
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 28:22-28:34 `Shape` doesn't implement `Debug`
  - 28:15-28:19 required by this formatting parameter
  ^ 28:22-28:34 `Shape` cannot be formatted using `{:?}` because it doesn't implement `Debug`
  help: the trait `Debug` is not implemented for `Shape`
  note: add `#[derive(Debug)]` to `Shape` or manually `impl Debug for Shape`
  fix MaybeIncorrect: consider annotating `Shape` with `#[derive(Debug)]` {7:1 "" -> "#[derive(Debug)]\n"}
error[E0599] 29:12-29:20 no variant or associated item named `Triangle` found for enum `Shape` in the current scope
  - 7:1-7:11 variant or associated item `Triangle` not found for this enum
  ^ 29:12-29:20 variant or associated item not found in `Shape`
error[E0624] 31:7-31:10 method `len` is private
  ^ 31:7-31:10 private method
error[E0599] 33:7-33:12 no method named `clone` found for struct `Wrap<T>` in the current scope
  - 11:1-11:15 method `clone` not found for this struct
  ^ 33:7-33:12 method not found in `Wrap<P>`
  help: items from traits can only be used if the trait is implemented and in scope
  note: the following trait defines an item `clone`, perhaps you need to implement it:
candidate #1: `Clone`
error[E0599] 34:7-34:10 no method named `foo` found for type `{integer}` in the current scope
  ^ 34:7-34:10 method not found in `{integer}`
error[E0599] 35:9-35:13 no method named `push` found for reference `&'static str` in the current scope
  ^ 35:9-35:13 method not found in `&'static str`
error[E0599] 36:7-36:8 no method named `x` found for struct `P` in the current scope
  - 3:1-3:9 method `x` not found for this struct
  ^ 36:7-36:8 field, not a method
  fix MaybeIncorrect: remove the arguments {36:8 "()" -> ""}
error[E0616] 37:7-37:10 field `len` of struct `Vec` is private
  ^ 37:7-37:10 private field
  fix MaybeIncorrect: a method `len` also exists, call it with parentheses {37:10 "" -> "()"}
error[E0599] 38:8-38:11 no function or associated item named `new` found for struct `P` in the current scope
  - 3:1-3:9 function or associated item `new` not found for this struct
  ^ 38:8-38:11 function or associated item not found in `P`
error[E0599] 40:61-40:65 no method named `sum2` found for struct `Map<I, F>` in the current scope
  fix MaybeIncorrect: there is a method `sum` with a similar name {40:64 "2" -> ""}
error[E0369] 43:7-43:8 binary operation `>` cannot be applied to type `T`
  - 43:5-43:6 T
  - 43:9-43:10 T
  fix MachineApplicable: consider restricting type parameter `T` with trait `PartialOrd` {42:13 "" -> ": std::cmp::PartialOrd"}
error[E0277] 46:20-46:21 `T` doesn't implement `std::fmt::Display`
  - 46:15-46:17 required by this formatting parameter
  ^ 46:20-46:21 `T` cannot be formatted with the default formatter
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
  fix MachineApplicable: consider restricting type parameter `T` with trait `Display` {45:10 "" -> ": std::fmt::Display"}
error[E0308] 49:5-49:14 mismatched types
  - 48:13-48:14 expected this type parameter
  - 48:26-48:27 expected `T` because of return type
  ^ 49:5-49:14 expected type parameter `T`, found `&T`
  note: `T` does not implement `Clone`, so `&T` was cloned instead @49:5-49:6
  note: expected type parameter `_`
        found reference `&_`
  fix MachineApplicable: consider restricting type parameter `T` with trait `Clone` {48:14 "" -> ": Clone"}
error[E0277] 52:15-52:20 `T` doesn't implement `Debug`
  ^ 52:15-52:20 `T` cannot be formatted using `{:?}` because it doesn't implement `Debug`
  note: required for `&T` to implement `Debug`
  fix MachineApplicable: consider restricting type parameter `T` with trait `Debug` {51:11 "" -> ": std::fmt::Debug"}
error[E0369] 55:7-55:8 cannot add `T` to `T`
  - 55:5-55:6 T
  - 55:9-55:10 T
  fix MachineApplicable: consider restricting type parameter `T` with trait `Add` {54:9 "" -> ": std::ops::Add<Output = T>"}
