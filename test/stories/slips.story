error[E0308] 3:9-3:13 mismatched types
  - 3:5-3:8 arguments to this enum variant are incorrect
  ^ 3:9-3:13 expected `String`, found `&str`
  help: the type constructed contains `&'static str` due to the type of the argument passed @3:5-3:14 @3:9-3:13 this argument influences the type of `Err`
  note: tuple variant defined here
  fix MaybeIncorrect: try using a conversion method {3:13 "" -> ".to_string()"}
error[E0308] 8:21-8:28 mismatched types
  - 8:16-8:20 arguments to this enum variant are incorrect
  ^ 8:21-8:28 expected `String`, found `&str`
  help: the type constructed contains `&'static str` due to the type of the argument passed @8:16-8:29 @8:21-8:28 this argument influences the type of `Some`
  note: tuple variant defined here
  fix MaybeIncorrect: try using a conversion method {8:28 "" -> ".to_string()"}
error[E0369] 16:17-16:18 cannot add `&str` to `&str`
  - 16:13-16:16 &str
  - 16:19-16:22 &str
  ^ 16:17-16:18 `+` cannot be used to concatenate two `&str` strings
  note: string concatenation requires an owned `String` on the left
  fix MachineApplicable: create an owned `String` from a string reference {16:16 "" -> ".to_owned()"}
error[E0369] 17:17-17:18 cannot add `&str` to `&str`
  - 17:13-17:16 &str
  - 17:19-17:23 &str
  ^ 17:17-17:18 `+` cannot be used to concatenate two `&str` strings
  note: string concatenation requires an owned `String` on the left
  fix MachineApplicable: create an owned `String` from a string reference {17:16 "" -> ".to_owned()"}
error[E0369] 18:18-18:19 cannot add `String` to `&str`
  - 18:13-18:17 &str
  - 18:20-18:25 String
  ^ 18:18-18:19 `+` cannot be used to concatenate a `&str` with a `String`
  fix MachineApplicable: create an owned `String` on the left and add a borrow on the right {18:17 "" -> ".to_owned()"} {18:20 "" -> "&"}
error[E0369] 19:20-19:21 cannot add `&str` to `&String`
  - 19:13-19:19 &String
  - 19:22-19:25 &str
  ^ 19:20-19:21 `+` cannot be used to concatenate two `&str` strings
  note: string concatenation requires an owned `String` on the left
  fix MachineApplicable: remove the borrow to obtain an owned `String` {19:13 "&" -> ""}
error[E0369] 20:20-20:21 cannot add `String` to `&String`
  - 20:13-20:19 &String
  - 20:22-20:27 String
  ^ 20:20-20:21 `+` cannot be used to concatenate a `&str` with a `String`
  fix MachineApplicable: remove the borrow on the left and add one on the right {20:13 "&" -> ""} {20:22 "" -> "&"}
error[E0600] 21:13-21:18 cannot apply unary operator `-` to type `u32`
  ^ 21:13-21:18 cannot apply unary operator `-`
  note: unsigned values cannot be negated
error[E0603] 35:19-35:23 enum `Kind` is private
  - 35:25-35:30 unit variant `First` is not publicly re-exported
  ^ 35:19-35:23 private enum
  note: the enum `Kind` is defined here @25:5-25:14
error[E0603] 36:11-36:16 module `inner` is private
  - 36:18-36:22 function `open` is not publicly re-exported
  ^ 36:11-36:16 private module
  note: the module `inner` is defined here @28:5-28:14
error[E0603] 37:11-37:16 module `inner` is private
  - 37:18-37:22 function `shut` is not publicly re-exported
  ^ 37:11-37:16 private module
  note: the module `inner` is defined here @28:5-28:14
error[E0015] 40:23-40:40 cannot call non-const associated function `<String as From<&str>>::from` in statics
  note: calls in statics are limited to constant functions, tuple structs and tuple variants
  note: consider wrapping this expression in `std::sync::LazyLock::new(|| ...)`
error[E0015] 41:25-41:32 cannot call non-const associated function `Box::<[i32; 1]>::new_uninit` in statics
  note: calls in statics are limited to constant functions, tuple structs and tuple variants
  note: consider wrapping this expression in `std::sync::LazyLock::new(|| ...)`
error[E0015] 41:25-41:32 cannot call non-const function `std::boxed::box_assume_init_into_vec_unsafe::<i32, 1>` in statics
  note: calls in statics are limited to constant functions, tuple structs and tuple variants
  note: consider wrapping this expression in `std::sync::LazyLock::new(|| ...)`
  note: function `box_assume_init_into_vec_unsafe` is not const
error[E0277] 46:5-46:10 the `?` operator can only be applied to values that implement `Try`
  ^ 46:5-46:10 the `?` operator cannot be applied to type `bool`
  help: the nightly-only, unstable trait `Try` is not implemented for `bool`
error[E0277] 46:9-46:10 the `?` operator can only be used in a function that returns `Result` or `Option` (or another type that implements `FromResidual`)
  - 45:1-45:10 this function should return `Result` or `Option` to accept `?`
  ^ 46:9-46:10 cannot use the `?` operator in a function that returns `()`
