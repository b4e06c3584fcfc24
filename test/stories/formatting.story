error[E0308] 3:33-3:36 mismatched types
  - 3:23-3:26 arguments to this function are incorrect
  ^ 3:33-3:36 expected `&usize`, found `&u8`
  note: associated function defined here
  note: expected reference `&usize`
   found reference `&u8`
error[E0308] 3:42-3:45 mismatched types
  - 3:17-3:19 arguments to this function are incorrect
  ^ 3:42-3:45 expected `&usize`, found `&&str`
  note: associated function defined here
  note: expected reference `&usize`
   found reference `&&str`
error[E0308] 4:23-4:26 mismatched types
  - 4:17-4:19 arguments to this function are incorrect
  ^ 4:23-4:26 expected `&usize`, found `&{float}`
  note: associated function defined here
  note: expected reference `&usize`
   found reference `&{float}`
error[E0277] 5:25-5:30 `S` doesn't implement `Debug`
  ^ 5:25-5:30 `S` cannot be formatted using `{:?}` because it doesn't implement `Debug`
  help: the trait `Debug` is not implemented for `S`
  note: add `#[derive(Debug)]` to `S` or manually `impl Debug for S`
  note: required for `&S` to implement `Debug`
  fix MaybeIncorrect: consider annotating `S` with `#[derive(Debug)]` {1:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 5:45-5:46 the trait bound `S: LowerHex` is not satisfied
  - 5:31-5:36 required by this formatting parameter
  ^ 5:45-5:46 unsatisfied trait bound
  help: the following other types implement trait `LowerHex`:
  &T
  &mut T
  NonZero<T>
  Saturating<T>
  Wrapping<T>
  i128
  i16
  i32
and 9 others
  help: the trait `LowerHex` is not implemented for `S` @1:1-1:9
  note: required for `&S` to implement `LowerHex`
error[E0277] 5:45-5:46 the trait bound `S: UpperHex` is not satisfied
  - 5:37-5:42 required by this formatting parameter
  ^ 5:45-5:46 unsatisfied trait bound
  help: the following other types implement trait `UpperHex`:
  &T
  &mut T
  NonZero<T>
  Saturating<T>
  Wrapping<T>
  i128
  i16
  i32
and 9 others
  help: the trait `UpperHex` is not implemented for `S` @1:1-1:9
  note: required for `&S` to implement `UpperHex`
error[E0277] 6:33-6:34 `S` doesn't implement `std::fmt::Display`
  ^ 6:33-6:34 `S` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `S` @1:1-1:9
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
  note: required for `&S` to implement `std::fmt::Display`
error[E0277] 7:20-7:26 the size for values of type `str` cannot be known at compilation time
  - 7:15-7:17 required by this formatting parameter
  ^ 7:20-7:26 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `str`
error[] 10:14-10:28 there is no argument named `x`
  note: did you intend to capture a variable `x` from the surrounding scope?
  note: to avoid ambiguity, `format_args!` cannot capture variables when the format string is expanded from a macro
error[] 11:15-11:17 2 positional arguments in format string, but there is 1 argument
error[] 12:23-12:24 argument never used
  - 12:14-12:18 formatting specifier missing
  ^ 12:23-12:24 argument never used
error[] 13:17-13:18 unknown format trait `y`
  note: the only appropriate formatting traits are:
- ``, which uses the `Display` trait
- `?`, which uses the `Debug` trait
- `e`, which uses the `LowerExp` trait
- `E`, which uses the `UpperExp` trait
- `o`, which uses the `Octal` trait
- `p`, which uses the `Pointer` trait
- `b`, which uses the `Binary` trait
- `x`, which uses the `LowerHex` trait
- `X`, which uses the `UpperHex` trait
  fix MaybeIncorrect: use the `Binary` trait {13:17 "y" -> "b"}
  fix MaybeIncorrect: use the `Debug` trait {13:17 "y" -> "?"}
  fix MaybeIncorrect: use the `Display` trait {13:17 "y" -> ""}
  fix MaybeIncorrect: use the `LowerExp` trait {13:17 "y" -> "e"}
  fix MaybeIncorrect: use the `LowerHex` trait {13:17 "y" -> "x"}
  fix MaybeIncorrect: use the `Octal` trait {13:17 "y" -> "o"}
  fix MaybeIncorrect: use the `Pointer` trait {13:17 "y" -> "p"}
  fix MaybeIncorrect: use the `UpperExp` trait {13:17 "y" -> "E"}
  fix MaybeIncorrect: use the `UpperHex` trait {13:17 "y" -> "X"}
error[E0015] 17:9-17:25 cannot call non-const formatting macro in constant functions
  note: calls in constant functions are limited to constant functions, tuple structs and tuple variants
error[] 20:9-20:24 argument to `panic!()` in a const context must have type `&str`
error[E0015] 25:41-25:62 cannot call non-const formatting macro in constants
  note: calls in constants are limited to constant functions, tuple structs and tuple variants
error[E0308] 28:13-28:28 mismatched types
  - 28:5-28:12 arguments to this function are incorrect
  ^ 28:13-28:28 expected `i32`, found `u32`
  note: function defined here @9:12-9:18 @9:4-9:11
  fix MachineApplicable: you can convert a `u32` to an `i32` and panic if the converted value doesn't fit {28:28 "" -> ".try_into().unwrap()"}
error[E0277] 29:5-29:20 `S` doesn't implement `std::fmt::Display`
  ^ 29:5-29:20 unsatisfied trait bound
  help: the trait `std::fmt::Display` is not implemented for `S` @1:1-1:9
