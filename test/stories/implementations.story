warning[unused_variables] 29:10-29:11 unused variable: `s`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {29:10 "" -> "_"}
warning[unused_variables] 30:21-30:22 unused variable: `s`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {30:21 "" -> "_"}
warning[unused_variables] 31:22-31:23 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {31:22 "" -> "_"}
warning[unused_variables] 32:22-32:23 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {32:22 "" -> "_"}
warning[unused_variables] 33:25-33:26 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {33:25 "" -> "_"}
warning[unused_variables] 34:16-34:17 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {34:16 "" -> "_"}
warning[unused_variables] 35:22-35:23 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {35:22 "" -> "_"}
warning[unused_variables] 36:32-36:33 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {36:32 "" -> "_"}
warning[unused_variables] 37:26-37:27 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {37:26 "" -> "_"}
warning[unused_variables] 38:28-38:29 unused variable: `f`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {38:28 "" -> "_"}
error[E0277] 40:11-40:12 the trait bound `P: Shape` is not satisfied
  - 40:5-40:10 required by a bound introduced by this call
  ^ 40:11-40:12 unsatisfied trait bound
  help: the following other types implement trait `Shape` @11:1-11:22 `Circle` @16:1-16:22 `Square` @24:1-24:30 `V<T>`
  help: the trait `Shape` is not implemented for `P` @9:1-9:9
  note: required by a bound in `shape` @29:18-29:23 required by this bound in `shape`
error[E0277] 41:11-41:12 the trait bound `{integer}: Shape` is not satisfied
  - 41:5-41:10 required by a bound introduced by this call
  ^ 41:11-41:12 the trait `Shape` is not implemented for `{integer}`
  help: the following other types implement trait `Shape` @11:1-11:22 `Circle` @16:1-16:22 `Square` @24:1-24:30 `V<T>`
  note: required by a bound in `shape` @29:18-29:23 required by this bound in `shape`
error[E0277] 42:11-42:14 the trait bound `&str: Shape` is not satisfied
  - 42:5-42:10 required by a bound introduced by this call
  ^ 42:11-42:14 the trait `Shape` is not implemented for `&str`
  help: the following other types implement trait `Shape` @11:1-11:22 `Circle` @16:1-16:22 `Square` @24:1-24:30 `V<T>`
  note: required by a bound in `shape` @29:18-29:23 required by this bound in `shape`
error[E0277] 43:12-43:14 the trait bound `P: Shape` is not satisfied
  - 43:5-43:11 required by a bound introduced by this call
  ^ 43:12-43:14 unsatisfied trait bound
  help: the following other types implement trait `Shape` @11:1-11:22 `Circle` @16:1-16:22 `Square` @24:1-24:30 `V<T>`
  help: the trait `Shape` is not implemented for `P` @9:1-9:9
  note: required by a bound in `shape2` @30:14-30:19 required by this bound in `shape2`
error[E0277] 44:12-44:26 the trait bound `String: Shape` is not satisfied
  - 44:5-44:11 required by a bound introduced by this call
  ^ 44:12-44:26 the trait `Shape` is not implemented for `String`
  help: the following other types implement trait `Shape` @11:1-11:22 `Circle` @16:1-16:22 `Square` @24:1-24:30 `V<T>`
  note: required by a bound in `shape2` @30:14-30:19 required by this bound in `shape2`
error[E0277] 45:13-45:14 the trait bound `P: Clone` is not satisfied
  - 45:5-45:10 required by a bound introduced by this call
  ^ 45:13-45:14 the trait `Clone` is not implemented for `P`
  help: the trait `Shape` is implemented for `V<T>` @24:1-24:30
  note: required by a bound in `shape` @29:18-29:23 required by this bound in `shape`
  note: required for `V<P>` to implement `Shape` @24:16-24:21 @24:26-24:30 @24:9-24:14 unsatisfied trait bound introduced here
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Clone)]` {9:1 "" -> "#[derive(Clone)]\n"}
error[E0277] 46:12-46:13 the trait bound `P: Lonely` is not satisfied
  - 46:5-46:11 required by a bound introduced by this call
  ^ 46:12-46:13 unsatisfied trait bound
  help: the trait `Lonely` is not implemented for `P` @9:1-9:9
  help: this trait has no implementations, consider adding one @4:1-4:13
  note: required by a bound in `lonely` @31:14-31:20 required by this bound in `lonely`
error[E0277] 47:12-47:13 the trait bound `{integer}: Lonely` is not satisfied
  - 47:5-47:11 required by a bound introduced by this call
  ^ 47:12-47:13 the trait `Lonely` is not implemented for `{integer}`
  help: this trait has no implementations, consider adding one @4:1-4:13
  note: required by a bound in `lonely` @31:14-31:20 required by this bound in `lonely`
error[E0277] 48:12-48:13 the trait bound `P: Single` is not satisfied
  - 48:5-48:11 required by a bound introduced by this call
  ^ 48:12-48:13 unsatisfied trait bound
  help: the trait `Single` is implemented for `Circle` @21:1-21:23
  help: the trait `Single` is not implemented for `P` @9:1-9:9
  note: required by a bound in `single` @32:14-32:20 required by this bound in `single`
error[E0277] 49:12-49:15 the trait bound `u8: Single` is not satisfied
  - 49:5-49:11 required by a bound introduced by this call
  ^ 49:12-49:15 the trait `Single` is not implemented for `u8`
  help: the trait `Single` is implemented for `Circle` @21:1-21:23
  note: required by a bound in `single` @32:14-32:20 required by this bound in `single`
error[E0277] 50:12-50:19 the trait bound `&Circle: Single` is not satisfied
  - 50:5-50:11 required by a bound introduced by this call
  ^ 50:12-50:19 the trait `Single` is not implemented for `&Circle`
  note: required by a bound in `single` @32:14-32:20 required by this bound in `single`
  fix MachineApplicable: consider removing the leading `&`-reference {50:12 "&" -> ""}
error[E0277] 51:10-51:16 the trait bound `Circle: Gen<String>` is not satisfied
  - 51:5-51:9 required by a bound introduced by this call
  ^ 51:10-51:16 unsatisfied trait bound
  help: the following other types implement trait `Gen<T>` @22:1-22:25 `Circle` implements `Gen<i32>` @23:1-23:24 `Circle` implements `Gen<u8>`
  help: the trait `Gen<String>` is not implemented for `Circle` @7:1-7:14
  note: required by a bound in `genr` @33:12-33:23 required by this bound in `genr`
error[E0277] 52:10-52:11 the trait bound `P: Gen<String>` is not satisfied
  - 52:5-52:9 required by a bound introduced by this call
  ^ 52:10-52:11 unsatisfied trait bound
  help: the following other types implement trait `Gen<T>` @22:1-22:25 `Circle` implements `Gen<i32>` @23:1-23:24 `Circle` implements `Gen<u8>`
  help: the trait `Gen<String>` is not implemented for `P` @9:1-9:9
  note: required by a bound in `genr` @33:12-33:23 required by this bound in `genr`
error[E0277] 53:9-53:10 the trait bound `P: Ord` is not satisfied
  - 53:5-53:8 required by a bound introduced by this call
  ^ 53:9-53:10 the trait `Ord` is not implemented for `P`
  note: required by a bound in `ord` @34:11-34:14 required by this bound in `ord`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Ord)]` {9:1 "" -> "#[derive(Ord)]\n"}
error[E0277] 54:10-54:17 `Vec<{integer}>` is not an iterator
  - 54:5-54:9 required by a bound introduced by this call
  ^ 54:10-54:17 `Vec<{integer}>` is not an iterator
  help: the trait `Iterator` is not implemented for `Vec<{integer}>`
  note: required by a bound in `iter` @35:12-35:20 required by this bound in `iter`
error[E0277] 55:10-55:11 `P` is not an iterator
  - 55:5-55:9 required by a bound introduced by this call
  ^ 55:10-55:11 `P` is not an iterator
  help: the trait `Iterator` is not implemented for `P` @9:1-9:9
  note: required by a bound in `iter` @35:12-35:20 required by this bound in `iter`
error[E0277] 56:11-56:12 the trait bound `P: std::error::Error` is not satisfied
  - 56:5-56:10 required by a bound introduced by this call
  ^ 56:11-56:12 unsatisfied trait bound
  help: the trait `std::error::Error` is not implemented for `P` @9:1-9:9
  note: required by a bound in `error` @36:13-36:30 required by this bound in `error`
error[E0277] 57:9-57:10 cannot add `P` to `P`
  - 57:5-57:8 required by a bound introduced by this call
  ^ 57:9-57:10 no implementation for `P + P`
  help: the trait `Add` is not implemented for `P` @9:1-9:9
  note: required by a bound in `add` @37:11-37:24 required by this bound in `add`
error[E0277] 58:10-58:11 expected a `Fn(i32)` closure, found `{integer}`
  - 58:5-58:9 required by a bound introduced by this call
  ^ 58:10-58:11 expected an `Fn(i32)` closure, found `{integer}`
  help: the trait `Fn(i32)` is not implemented for `{integer}`
  note: required by a bound in `func` @38:12-38:26 required by this bound in `func`
error[E0277] 59:10-59:11 expected a `Fn(i32)` closure, found `P`
  - 59:5-59:9 required by a bound introduced by this call
  ^ 59:10-59:11 expected an `Fn(i32)` closure, found `P`
  help: the trait `Fn(i32)` is not implemented for `P` @9:1-9:9
  note: required by a bound in `func` @38:12-38:26 required by this bound in `func`
error[E0277] 60:29-60:40 the trait bound `P: Shape` is not satisfied
  ^ 60:29-60:40 unsatisfied trait bound
  help: the following other types implement trait `Shape` @11:1-11:22 `Circle` @16:1-16:22 `Square` @24:1-24:30 `V<T>`
  help: the trait `Shape` is not implemented for `P` @9:1-9:9
  note: required for the cast from `Box<P>` to `Box<dyn Shape>`
error[E0277] 61:25-61:27 the trait bound `{integer}: Shape` is not satisfied
  ^ 61:25-61:27 the trait `Shape` is not implemented for `{integer}`
  help: the following other types implement trait `Shape` @11:1-11:22 `Circle` @16:1-16:22 `Square` @24:1-24:30 `V<T>`
  note: required for the cast from `&{integer}` to `&dyn Shape`
error[E0277] 62:41-62:52 the trait bound `P: std::error::Error` is not satisfied
  ^ 62:41-62:52 unsatisfied trait bound
  help: the trait `std::error::Error` is not implemented for `P` @9:1-9:9
  note: required for the cast from `Box<P>` to `Box<dyn std::error::Error>`
error[E0277] 63:14-63:15 the trait bound `P: Copy` is not satisfied
  ^ 63:14-63:15 the trait `Copy` is not implemented for `P`
  note: the `Copy` trait is required because this value will be copied for each element of the array
  fix MachineApplicable: create an inline `const` block {63:14 "" -> "const { "} {63:15 "" -> " }"}
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Copy)]` {9:1 "" -> "#[derive(Copy)]\n"}
error[E0277] 64:27-64:40 the trait bound `String: Copy` is not satisfied
  ^ 64:27-64:40 the trait `Copy` is not implemented for `String`
  note: the `Copy` trait is required because this value will be copied for each element of the array
  fix MachineApplicable: create an inline `const` block {64:27 "" -> "const { "} {64:40 "" -> " }"}
error[E0277] 65:20-65:24 `V<{integer}>` doesn't implement `std::fmt::Display`
  - 65:15-65:17 required by this formatting parameter
  ^ 65:20-65:24 `V<{integer}>` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `V<{integer}>` @10:1-10:12
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 66:22-66:23 `P` doesn't implement `Debug`
  - 66:15-66:19 required by this formatting parameter
  ^ 66:22-66:23 `P` cannot be formatted using `{:?}` because it doesn't implement `Debug`
  help: the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {9:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 67:20-67:22 `()` doesn't implement `std::fmt::Display`
  - 67:15-67:17 required by this formatting parameter
  ^ 67:20-67:22 `()` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `()`
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 68:20-68:27 `Option<{integer}>` doesn't implement `std::fmt::Display`
  - 68:15-68:17 required by this formatting parameter
  ^ 68:20-68:27 `Option<{integer}>` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `Option<{integer}>`
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 69:19-69:20 `P` doesn't implement `std::fmt::Display`
  - 69:14-69:16 required by this formatting parameter
  ^ 69:19-69:20 `P` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `P` @9:1-9:9
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 70:38-70:39 `P` doesn't implement `std::fmt::Display`
  - 70:25-70:28 required by this formatting parameter
  ^ 70:38-70:39 `P` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `P` @9:1-9:9
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0369] 71:15-71:17 binary operation `==` cannot be applied to type `P`
  - 71:13-71:14 P
  - 71:18-71:19 P
  note: an implementation of `PartialEq` might be missing for `P` @9:1-9:9 must implement `PartialEq`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq)]` {9:1 "" -> "#[derive(PartialEq)]\n"}
error[E0600] 72:13-72:15 cannot apply unary operator `!` to type `P`
  ^ 72:13-72:15 cannot apply unary operator `!`
  note: an implementation of `Not` might be missing for `P` @9:1-9:9 must implement `Not`
  note: the trait `Not` must be implemented
error[E0600] 73:13-73:17 cannot apply unary operator `-` to type `&'static str`
  ^ 73:13-73:17 cannot apply unary operator `-`
error[E0369] 74:15-74:16 cannot add `{integer}` to `P`
  - 74:13-74:14 P
  - 74:17-74:18 {integer}
  note: an implementation of `Add<{integer}>` might be missing for `P` @9:1-9:9 must implement `Add<{integer}>`
  note: the trait `Add` must be implemented
error[E0368] 76:5-76:11 binary assignment operation `+=` cannot be applied to type `P`
  - 76:5-76:6 cannot use `+=` on type `P`
  note: an implementation of `AddAssign<{integer}>` might be missing for `P` @9:1-9:9 must implement `AddAssign<{integer}>`
  note: the trait `AddAssign` must be implemented
error[E0277] 78:7-78:24 the trait bound `P: Default` is not satisfied
  ^ 78:7-78:24 the trait `Default` is not implemented for `P`
  note: required by a bound in `Option::<T>::unwrap_or_default`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {9:1 "" -> "#[derive(Default)]\n"}
error[E0277] 79:5-79:12 `P` doesn't implement `Debug`
  ^ 79:5-79:12 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {9:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 80:5-80:21 `P` doesn't implement `Debug`
  ^ 80:5-80:21 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {9:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 80:5-80:21 `P` doesn't implement `Debug`
  ^ 80:5-80:21 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {9:1 "" -> "#[derive(Debug)]\n"}
error[E0369] 80:5-80:21 binary operation `==` cannot be applied to type `P`
  - 80:5-80:21 P
  note: an implementation of `PartialEq` might be missing for `P` @9:1-9:9 must implement `PartialEq`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq)]` {9:1 "" -> "#[derive(PartialEq)]\n"}
