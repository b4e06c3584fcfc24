warning[unused_variables] 30:10-30:11 unused variable: `s`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {30:10 "" -> "_"}
warning[unused_variables] 31:21-31:22 unused variable: `s`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {31:21 "" -> "_"}
warning[unused_variables] 32:22-32:23 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {32:22 "" -> "_"}
warning[unused_variables] 33:22-33:23 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {33:22 "" -> "_"}
warning[unused_variables] 34:25-34:26 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {34:25 "" -> "_"}
warning[unused_variables] 35:16-35:17 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {35:16 "" -> "_"}
warning[unused_variables] 36:22-36:23 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {36:22 "" -> "_"}
warning[unused_variables] 37:26-37:27 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {37:26 "" -> "_"}
warning[unused_variables] 38:29-38:30 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {38:29 "" -> "_"}
warning[unused_variables] 39:32-39:33 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {39:32 "" -> "_"}
warning[unused_variables] 40:26-40:27 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {40:26 "" -> "_"}
warning[unused_variables] 41:28-41:29 unused variable: `f`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {41:28 "" -> "_"}
error[E0277] 43:11-43:12 the trait bound `P: Shape` is not satisfied
  - 43:5-43:10 required by a bound introduced by this call
  ^ 43:11-43:12 unsatisfied trait bound
  help: the following other types implement trait `Shape` @12:1-12:22 `Circle` @17:1-17:22 `Square` @25:1-25:30 `V<T>`
  help: the trait `Shape` is not implemented for `P` @10:1-10:9
  note: required by a bound in `shape` @30:18-30:23 required by this bound in `shape`
error[E0277] 44:11-44:12 the trait bound `{integer}: Shape` is not satisfied
  - 44:5-44:10 required by a bound introduced by this call
  ^ 44:11-44:12 the trait `Shape` is not implemented for `{integer}`
  help: the following other types implement trait `Shape` @12:1-12:22 `Circle` @17:1-17:22 `Square` @25:1-25:30 `V<T>`
  note: required by a bound in `shape` @30:18-30:23 required by this bound in `shape`
error[E0277] 45:11-45:14 the trait bound `&str: Shape` is not satisfied
  - 45:5-45:10 required by a bound introduced by this call
  ^ 45:11-45:14 the trait `Shape` is not implemented for `&str`
  help: the following other types implement trait `Shape` @12:1-12:22 `Circle` @17:1-17:22 `Square` @25:1-25:30 `V<T>`
  note: required by a bound in `shape` @30:18-30:23 required by this bound in `shape`
error[E0277] 46:12-46:14 the trait bound `P: Shape` is not satisfied
  - 46:5-46:11 required by a bound introduced by this call
  ^ 46:12-46:14 unsatisfied trait bound
  help: the following other types implement trait `Shape` @12:1-12:22 `Circle` @17:1-17:22 `Square` @25:1-25:30 `V<T>`
  help: the trait `Shape` is not implemented for `P` @10:1-10:9
  note: required by a bound in `shape2` @31:14-31:19 required by this bound in `shape2`
error[E0277] 47:12-47:26 the trait bound `String: Shape` is not satisfied
  - 47:5-47:11 required by a bound introduced by this call
  ^ 47:12-47:26 the trait `Shape` is not implemented for `String`
  help: the following other types implement trait `Shape` @12:1-12:22 `Circle` @17:1-17:22 `Square` @25:1-25:30 `V<T>`
  note: required by a bound in `shape2` @31:14-31:19 required by this bound in `shape2`
error[E0277] 48:13-48:14 the trait bound `P: Clone` is not satisfied
  - 48:5-48:10 required by a bound introduced by this call
  ^ 48:13-48:14 the trait `Clone` is not implemented for `P`
  help: the trait `Shape` is implemented for `V<T>` @25:1-25:30
  note: required by a bound in `shape` @30:18-30:23 required by this bound in `shape`
  note: required for `V<P>` to implement `Shape` @25:16-25:21 @25:26-25:30 @25:9-25:14 unsatisfied trait bound introduced here
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Clone)]` {10:1 "" -> "#[derive(Clone)]\n"}
error[E0277] 49:12-49:13 the trait bound `P: Lonely` is not satisfied
  - 49:5-49:11 required by a bound introduced by this call
  ^ 49:12-49:13 unsatisfied trait bound
  help: the trait `Lonely` is not implemented for `P` @10:1-10:9
  help: this trait has no implementations, consider adding one @5:1-5:13
  note: required by a bound in `lonely` @32:14-32:20 required by this bound in `lonely`
error[E0277] 50:12-50:13 the trait bound `{integer}: Lonely` is not satisfied
  - 50:5-50:11 required by a bound introduced by this call
  ^ 50:12-50:13 the trait `Lonely` is not implemented for `{integer}`
  help: this trait has no implementations, consider adding one @5:1-5:13
  note: required by a bound in `lonely` @32:14-32:20 required by this bound in `lonely`
error[E0277] 51:12-51:13 the trait bound `P: Single` is not satisfied
  - 51:5-51:11 required by a bound introduced by this call
  ^ 51:12-51:13 unsatisfied trait bound
  help: the trait `Single` is implemented for `Circle` @22:1-22:23
  help: the trait `Single` is not implemented for `P` @10:1-10:9
  note: required by a bound in `single` @33:14-33:20 required by this bound in `single`
error[E0277] 52:12-52:15 the trait bound `u8: Single` is not satisfied
  - 52:5-52:11 required by a bound introduced by this call
  ^ 52:12-52:15 the trait `Single` is not implemented for `u8`
  help: the trait `Single` is implemented for `Circle` @22:1-22:23
  note: required by a bound in `single` @33:14-33:20 required by this bound in `single`
error[E0277] 53:12-53:19 the trait bound `&Circle: Single` is not satisfied
  - 53:5-53:11 required by a bound introduced by this call
  ^ 53:12-53:19 the trait `Single` is not implemented for `&Circle`
  note: required by a bound in `single` @33:14-33:20 required by this bound in `single`
  fix MachineApplicable: consider removing the leading `&`-reference {53:12 "&" -> ""}
error[E0277] 54:10-54:16 the trait bound `Circle: Gen<String>` is not satisfied
  - 54:5-54:9 required by a bound introduced by this call
  ^ 54:10-54:16 unsatisfied trait bound
  help: the following other types implement trait `Gen<T>` @23:1-23:25 `Circle` implements `Gen<i32>` @24:1-24:24 `Circle` implements `Gen<u8>`
  help: the trait `Gen<String>` is not implemented for `Circle` @8:1-8:14
  note: required by a bound in `genr` @34:12-34:23 required by this bound in `genr`
error[E0277] 55:10-55:11 the trait bound `P: Gen<String>` is not satisfied
  - 55:5-55:9 required by a bound introduced by this call
  ^ 55:10-55:11 unsatisfied trait bound
  help: the following other types implement trait `Gen<T>` @23:1-23:25 `Circle` implements `Gen<i32>` @24:1-24:24 `Circle` implements `Gen<u8>`
  help: the trait `Gen<String>` is not implemented for `P` @10:1-10:9
  note: required by a bound in `genr` @34:12-34:23 required by this bound in `genr`
error[E0277] 56:9-56:12 the trait bound `{float}: Ord` is not satisfied
  - 56:5-56:8 required by a bound introduced by this call
  ^ 56:9-56:12 the trait `Ord` is not implemented for `{float}`
  help: the following other types implement trait `Ord`:
  i128
  i16
  i32
  i64
  i8
  isize
  u128
  u16
and 4 others
  note: required by a bound in `ord` @35:11-35:14 required by this bound in `ord`
error[E0277] 57:9-57:10 the trait bound `P: Ord` is not satisfied
  - 57:5-57:8 required by a bound introduced by this call
  ^ 57:9-57:10 the trait `Ord` is not implemented for `P`
  note: required by a bound in `ord` @35:11-35:14 required by this bound in `ord`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Ord)]` {10:1 "" -> "#[derive(Ord)]\n"}
error[E0277] 58:10-58:17 `Vec<{integer}>` is not an iterator
  - 58:5-58:9 required by a bound introduced by this call
  ^ 58:10-58:17 `Vec<{integer}>` is not an iterator
  help: the trait `Iterator` is not implemented for `Vec<{integer}>`
  note: required by a bound in `iter` @36:12-36:20 required by this bound in `iter`
error[E0277] 59:10-59:11 `P` is not an iterator
  - 59:5-59:9 required by a bound introduced by this call
  ^ 59:10-59:11 `P` is not an iterator
  help: the trait `Iterator` is not implemented for `P` @10:1-10:9
  note: required by a bound in `iter` @36:12-36:20 required by this bound in `iter`
error[E0277] 60:10-60:11 the trait bound `String: From<{integer}>` is not satisfied
  - 60:5-60:9 required by a bound introduced by this call
  ^ 60:10-60:11 the trait `From<{integer}>` is not implemented for `String`
  help: the following other types implement trait `From<T>`:
  `String` implements `From<&String>`
  `String` implements `From<&mut str>`
  `String` implements `From<&str>`
  `String` implements `From<Box<str>>`
  `String` implements `From<Cow<'_, str>>`
  `String` implements `From<char>`
  note: required by a bound in `into` @37:12-37:24 required by this bound in `into`
  note: required for `{integer}` to implement `Into<String>`
error[E0277] 61:10-61:11 the trait bound `String: From<P>` is not satisfied
  - 61:5-61:9 required by a bound introduced by this call
  ^ 61:10-61:11 the trait `From<P>` is not implemented for `String`
  help: the following other types implement trait `From<T>`:
  `String` implements `From<&String>`
  `String` implements `From<&mut str>`
  `String` implements `From<&str>`
  `String` implements `From<Box<str>>`
  `String` implements `From<Cow<'_, str>>`
  `String` implements `From<char>`
  note: required by a bound in `into` @37:12-37:24 required by this bound in `into`
  note: required for `P` to implement `Into<String>`
error[E0277] 62:10-62:11 the trait bound `P: Hash` is not satisfied
  - 62:5-62:9 required by a bound introduced by this call
  ^ 62:10-62:11 the trait `Hash` is not implemented for `P`
  note: required by a bound in `hash` @38:12-38:27 required by this bound in `hash`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Hash)]` {10:1 "" -> "#[derive(Hash)]\n"}
error[E0277] 63:11-63:12 the trait bound `P: std::error::Error` is not satisfied
  - 63:5-63:10 required by a bound introduced by this call
  ^ 63:11-63:12 unsatisfied trait bound
  help: the trait `std::error::Error` is not implemented for `P` @10:1-10:9
  note: required by a bound in `error` @39:13-39:30 required by this bound in `error`
error[E0277] 64:11-64:14 the trait bound `str: std::error::Error` is not satisfied
  - 64:5-64:10 required by a bound introduced by this call
  ^ 64:11-64:14 the trait `std::error::Error` is not implemented for `str`
  note: required by a bound in `error` @39:13-39:30 required by this bound in `error`
  note: required for `&str` to implement `std::error::Error`
error[E0277] 65:9-65:10 cannot add `P` to `P`
  - 65:5-65:8 required by a bound introduced by this call
  ^ 65:9-65:10 no implementation for `P + P`
  help: the trait `Add` is not implemented for `P` @10:1-10:9
  note: required by a bound in `add` @40:11-40:24 required by this bound in `add`
error[E0277] 66:9-66:12 cannot add `&str` to `&str`
  - 66:5-66:8 required by a bound introduced by this call
  ^ 66:9-66:12 no implementation for `&str + &str`
  help: for that trait implementation, expected `String`, found `&str`
  help: the trait `Add<&str>` is not implemented for `&str`
but it is implemented for `String`
  note: required by a bound in `add` @40:11-40:24 required by this bound in `add`
error[E0277] 67:10-67:11 expected a `Fn(i32)` closure, found `{integer}`
  - 67:5-67:9 required by a bound introduced by this call
  ^ 67:10-67:11 expected an `Fn(i32)` closure, found `{integer}`
  help: the trait `Fn(i32)` is not implemented for `{integer}`
  note: required by a bound in `func` @41:12-41:26 required by this bound in `func`
error[E0277] 68:10-68:11 expected a `Fn(i32)` closure, found `P`
  - 68:5-68:9 required by a bound introduced by this call
  ^ 68:10-68:11 expected an `Fn(i32)` closure, found `P`
  help: the trait `Fn(i32)` is not implemented for `P` @10:1-10:9
  note: required by a bound in `func` @41:12-41:26 required by this bound in `func`
error[E0277] 69:29-69:40 the trait bound `P: Shape` is not satisfied
  ^ 69:29-69:40 unsatisfied trait bound
  help: the following other types implement trait `Shape` @12:1-12:22 `Circle` @17:1-17:22 `Square` @25:1-25:30 `V<T>`
  help: the trait `Shape` is not implemented for `P` @10:1-10:9
  note: required for the cast from `Box<P>` to `Box<dyn Shape>`
error[E0277] 70:25-70:27 the trait bound `{integer}: Shape` is not satisfied
  ^ 70:25-70:27 the trait `Shape` is not implemented for `{integer}`
  help: the following other types implement trait `Shape` @12:1-12:22 `Circle` @17:1-17:22 `Square` @25:1-25:30 `V<T>`
  note: required for the cast from `&{integer}` to `&dyn Shape`
error[E0277] 71:41-71:52 the trait bound `P: std::error::Error` is not satisfied
  ^ 71:41-71:52 unsatisfied trait bound
  help: the trait `std::error::Error` is not implemented for `P` @10:1-10:9
  note: required for the cast from `Box<P>` to `Box<dyn std::error::Error>`
error[E0277] 72:22-72:23 cannot add an integer to a float
  ^ 72:22-72:23 no implementation for `{float} + {integer}`
  help: the following other types implement trait `Add<Rhs>`:
  `&f128` implements `Add<f128>`
  `&f128` implements `Add`
  `&f16` implements `Add<f16>`
  `&f16` implements `Add`
  `&f32` implements `Add<f32>`
  `&f32` implements `Add`
  `&f64` implements `Add<f64>`
  `&f64` implements `Add`
and 56 others
  help: the trait `Add<{integer}>` is not implemented for `{float}`
error[E0277] 73:16-73:17 cannot add a float to an integer
  ^ 73:16-73:17 no implementation for `{integer} + {float}`
  help: the following other types implement trait `Add<Rhs>`:
  `&f128` implements `Add<f128>`
  `&f128` implements `Add`
  `&f16` implements `Add<f16>`
  `&f16` implements `Add`
  `&f32` implements `Add<f32>`
  `&f32` implements `Add`
  `&f64` implements `Add<f64>`
  `&f64` implements `Add`
and 56 others
  help: the trait `Add<{float}>` is not implemented for `{integer}`
error[E0277] 74:16-74:17 cannot multiply `{integer}` by `f64`
  ^ 74:16-74:17 no implementation for `{integer} * f64`
  help: the following other types implement trait `Mul<Rhs>`:
  `&f128` implements `Mul<f128>`
  `&f128` implements `Mul`
  `&f16` implements `Mul<f16>`
  `&f16` implements `Mul`
  `&f32` implements `Mul<f32>`
  `&f32` implements `Mul`
  `&f64` implements `Mul<f64>`
  `&f64` implements `Mul`
and 57 others
  help: the trait `Mul<f64>` is not implemented for `{integer}`
error[E0369] 75:18-75:19 cannot add `&str` to `&str`
  - 75:14-75:17 &str
  - 75:20-75:23 &str
  ^ 75:18-75:19 `+` cannot be used to concatenate two `&str` strings
  note: string concatenation requires an owned `String` on the left
  fix MachineApplicable: create an owned `String` from a string reference {75:17 "" -> ".to_owned()"}
error[E0277] 76:26-76:27 cannot add `usize` to `i32`
  ^ 76:26-76:27 no implementation for `i32 + usize`
  help: the following other types implement trait `Add<Rhs>`
  help: the trait `Add<usize>` is not implemented for `i32`
error[E0308] 76:21-76:34 mismatched types
  - 76:13-76:18 expected due to this
  ^ 76:21-76:34 expected `usize`, found `i32`
  fix MachineApplicable: you can convert an `i32` to a `usize` and panic if the converted value doesn't fit {76:21 "" -> "("} {76:34 "" -> ").try_into().unwrap()"}
error[E0308] 76:28-76:34 mismatched types
  ^ 76:28-76:34 expected `i32`, found `usize`
error[E0308] 77:21-77:25 mismatched types
  - 77:14-77:17 expected because this is `u8`
  ^ 77:21-77:25 expected `u8`, found `u16`
  fix MachineApplicable: change the type of the numeric literal from `u16` to `u8` {77:23 "16" -> "8"}
error[E0277] 78:18-78:20 can't compare `&str` with `char`
  ^ 78:18-78:20 no implementation for `&str == char`
  help: the following other types implement trait `PartialEq<Rhs>`:
  `&str` implements `PartialEq<ByteStr>`
  `&str` implements `PartialEq<ByteString>`
  `&str` implements `PartialEq<Cow<'_, str>>`
  `&str` implements `PartialEq<OsString>`
  `&str` implements `PartialEq<String>`
  `str` implements `PartialEq<ByteStr>`
  `str` implements `PartialEq<ByteString>`
  `str` implements `PartialEq<Cow<'_, str>>`
and 6 others
  help: the trait `PartialEq<char>` is not implemented for `&str`
error[E0277] 79:28-79:30 can't compare `String` with `{integer}`
  ^ 79:28-79:30 no implementation for `String == {integer}`
  help: the following other types implement trait `PartialEq<Rhs>`:
  `String` implements `PartialEq<&str>`
  `String` implements `PartialEq<ByteStr>`
  `String` implements `PartialEq<ByteString>`
  `String` implements `PartialEq<Cow<'_, str>>`
  `String` implements `PartialEq<Path>`
  `String` implements `PartialEq<PathBuf>`
  `String` implements `PartialEq<str>`
  `String` implements `PartialEq`
  help: the trait `PartialEq<{integer}>` is not implemented for `String`
error[E0277] 80:46-80:50 the trait bound `i32: From<f64>` is not satisfied
  ^ 80:46-80:50 the trait `From<f64>` is not implemented for `i32`
  help: the following other types implement trait `From<T>`:
  `i32` implements `From<bool>`
  `i32` implements `From<i16>`
  `i32` implements `From<i8>`
  `i32` implements `From<u16>`
  `i32` implements `From<u8>`
  note: required for `f64` to implement `Into<i32>`
error[E0277] 81:17-81:19 the trait bound `u8: From<i32>` is not satisfied
  ^ 81:17-81:19 the trait `From<i32>` is not implemented for `u8`
  help: the following other types implement trait `From<T>`
error[E0277] 82:23-82:27 the trait bound `i32: From<i64>` is not satisfied
  ^ 82:23-82:27 the trait `From<i64>` is not implemented for `i32`
  help: the following other types implement trait `From<T>`:
  `i32` implements `From<bool>`
  `i32` implements `From<i16>`
  `i32` implements `From<i8>`
  `i32` implements `From<u16>`
  `i32` implements `From<u8>`
  note: required for `i64` to implement `Into<i32>`
error[E0277] 83:13-83:19 the trait bound `String: From<{integer}>` is not satisfied
  ^ 83:13-83:19 the trait `From<{integer}>` is not implemented for `String`
  help: the following other types implement trait `From<T>`:
  `String` implements `From<&String>`
  `String` implements `From<&mut str>`
  `String` implements `From<&str>`
  `String` implements `From<Box<str>>`
  `String` implements `From<Cow<'_, str>>`
  `String` implements `From<char>`
error[E0277] 84:48-84:55 a value of type `Vec<String>` cannot be built from an iterator over elements of type `&str`
  ^ 84:48-84:55 value of type `Vec<String>` cannot be built from `std::iter::Iterator<Item=&str>`
  help: for that trait implementation, expected `String`, found `&str`
  help: the trait `FromIterator<&str>` is not implemented for `Vec<String>`
but trait `FromIterator<String>` is implemented for it
  note: required by a bound in `collect`
  note: the method call chain might not have had the expected associated types @84:26-84:35 this expression has type `Vec<&str>` @84:36-84:47 `Iterator::Item` is `&str` here
error[E0277] 85:52-85:59 a value of type `HashMap<i32, i32>` cannot be built from an iterator over elements of type `{integer}`
  ^ 85:52-85:59 value of type `HashMap<i32, i32>` cannot be built from `std::iter::Iterator<Item={integer}>`
  help: for that trait implementation, expected `(i32, i32)`, found `{integer}`
  help: the trait `FromIterator<{integer}>` is not implemented for `HashMap<i32, i32>`
but trait `FromIterator<(i32, i32)>` is implemented for it
  note: required by a bound in `collect`
  note: the method call chain might not have had the expected associated types @85:32-85:39 this expression has type `Vec<{integer}>` @85:40-85:51 `Iterator::Item` is `{integer}` here
error[E0277] 86:35-86:38 a value of type `i32` cannot be made by summing an iterator over elements of type `&&str`
  ^ 86:35-86:38 value of type `i32` cannot be made by summing a `std::iter::Iterator<Item=&&str>`
  help: the following other types implement trait `Sum<A>`
  help: the trait `Sum<&&str>` is not implemented for `i32`
  note: required by a bound in `std::iter::Iterator::sum`
  note: the method call chain might not have had the expected associated types @86:18-86:27 this expression has type `Vec<&str>` @86:28-86:34 `Iterator::Item` is `&&str` here
error[E0277] 87:52-87:58 a value of type `String` cannot be made by summing an iterator over elements of type `{integer}`
  - 87:46-87:49 required by a bound introduced by this call
  ^ 87:52-87:58 value of type `String` cannot be made by summing a `std::iter::Iterator<Item={integer}>`
  help: the following other types implement trait `Sum<A>`:
  `Duration` implements `Sum<&'a Duration>`
  `Duration` implements `Sum`
  `Option<T>` implements `Sum<Option<U>>`
  `Result<T, E>` implements `Sum<Result<U, E>>`
  `Saturating<u128>` implements `Sum<&'a Saturating<u128>>`
  `Saturating<u128>` implements `Sum`
  `Saturating<u16>` implements `Sum<&'a Saturating<u16>>`
  `Saturating<u16>` implements `Sum`
and 88 others
  help: the trait `Sum<{integer}>` is not implemented for `String`
  note: required by a bound in `std::iter::Iterator::sum`
  note: the method call chain might not have had the expected associated types @87:13-87:23 this expression has type `Vec<{integer}>` @87:24-87:30 `Iterator::Item` is `&{integer}` here @87:31-87:45 `Iterator::Item` changed to `{integer}` here
error[E0277] 88:14-88:15 `{integer}` is not an iterator
  ^ 88:14-88:15 `{integer}` is not an iterator
  help: the trait `Iterator` is not implemented for `{integer}`
  note: if you want to iterate between `start` until a value `end`, use the exclusive range syntax `start..end` or the inclusive range syntax `start..=end`
  note: required for `{integer}` to implement `IntoIterator`
error[E0277] 89:14-89:15 `P` is not an iterator
  ^ 89:14-89:15 `P` is not an iterator
  help: the trait `Iterator` is not implemented for `P` @10:1-10:9
  note: required for `P` to implement `IntoIterator`
error[E0277] 90:14-90:16 `&P` is not an iterator
  ^ 90:14-90:16 `&P` is not an iterator
  help: the trait `Iterator` is not implemented for `&P`
  note: required for `&P` to implement `IntoIterator`
error[E0277] 92:9-92:12 the type `[{integer}]` cannot be indexed by `&str`
  ^ 92:9-92:12 slice indices are of type `usize` or ranges of `usize`
  help: the trait `SliceIndex<[{integer}]>` is not implemented for `&str`
  note: 1 redundant requirement hidden
  note: required for `[{integer}; 3]` to implement `Index<&str>`
  note: required for `[{integer}]` to implement `Index<&str>`
error[E0277] 93:9-93:12 the type `[{integer}]` cannot be indexed by `{float}`
  ^ 93:9-93:12 slice indices are of type `usize` or ranges of `usize`
  help: the following other types implement trait `SliceIndex<T>`
  help: the trait `SliceIndex<[{integer}]>` is not implemented for `{float}`
  note: 1 redundant requirement hidden
  note: required for `[{integer}; 3]` to implement `Index<{float}>`
  note: required for `[{integer}]` to implement `Index<{float}>`
error[E0277] 94:9-94:12 the type `[{integer}]` cannot be indexed by `u8`
  ^ 94:9-94:12 slice indices are of type `usize` or ranges of `usize`
  help: the following other types implement trait `SliceIndex<T>`
  help: the trait `SliceIndex<[{integer}]>` is not implemented for `u8`
  note: 1 redundant requirement hidden
  note: required for `[{integer}; 3]` to implement `Index<u8>`
  note: required for `[{integer}]` to implement `Index<u8>`
error[] 96:8-96:10 negative integers cannot be used to index on a `Vec<{integer}>`
  ^ 96:8-96:10 cannot use a negative integer for indexing on `Vec<{integer}>`
  fix MachineApplicable: to access an element starting from the end of the `Vec<{integer}>`, compute the index {96:8 "" -> "v2.len() "}
error[E0308] 98:7-98:10 mismatched types
  ^ 98:7-98:10 expected `&{integer}`, found `&str`
  note: expected reference `&{integer}`
   found reference `&'static str`
error[E0277] 99:14-99:15 the trait bound `P: Copy` is not satisfied
  ^ 99:14-99:15 the trait `Copy` is not implemented for `P`
  note: the `Copy` trait is required because this value will be copied for each element of the array
  fix MachineApplicable: create an inline `const` block {99:14 "" -> "const { "} {99:15 "" -> " }"}
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Copy)]` {10:1 "" -> "#[derive(Copy)]\n"}
error[E0277] 100:27-100:40 the trait bound `String: Copy` is not satisfied
  ^ 100:27-100:40 the trait `Copy` is not implemented for `String`
  note: the `Copy` trait is required because this value will be copied for each element of the array
  fix MachineApplicable: create an inline `const` block {100:27 "" -> "const { "} {100:40 "" -> " }"}
error[E0277] 101:20-101:24 `V<{integer}>` doesn't implement `std::fmt::Display`
  - 101:15-101:17 required by this formatting parameter
  ^ 101:20-101:24 `V<{integer}>` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `V<{integer}>` @11:1-11:12
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 102:22-102:23 `P` doesn't implement `Debug`
  - 102:15-102:19 required by this formatting parameter
  ^ 102:22-102:23 `P` cannot be formatted using `{:?}` because it doesn't implement `Debug`
  help: the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {10:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 103:20-103:22 `()` doesn't implement `std::fmt::Display`
  - 103:15-103:17 required by this formatting parameter
  ^ 103:20-103:22 `()` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `()`
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 104:5-104:28 `Vec<{integer}>` doesn't implement `std::fmt::Display`
  - 104:15-104:17 required by this formatting parameter
  ^ 104:5-104:28 `Vec<{integer}>` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `Vec<{integer}>`
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 105:20-105:27 `Option<{integer}>` doesn't implement `std::fmt::Display`
  - 105:15-105:17 required by this formatting parameter
  ^ 105:20-105:27 `Option<{integer}>` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `Option<{integer}>`
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 106:22-106:25 the trait bound `{float}: LowerHex` is not satisfied
  - 106:15-106:19 required by this formatting parameter
  ^ 106:22-106:25 the trait `LowerHex` is not implemented for `{float}`
  help: the following other types implement trait `LowerHex`:
  i128
  i16
  i32
  i64
  i8
  isize
  u128
  u16
and 4 others
error[E0277] 107:19-107:20 `P` doesn't implement `std::fmt::Display`
  - 107:14-107:16 required by this formatting parameter
  ^ 107:19-107:20 `P` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `P` @10:1-10:9
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0277] 108:38-108:39 `P` doesn't implement `std::fmt::Display`
  - 108:25-108:28 required by this formatting parameter
  ^ 108:38-108:39 `P` cannot be formatted with the default formatter
  help: the trait `std::fmt::Display` is not implemented for `P` @10:1-10:9
  note: in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead
error[E0369] 109:15-109:17 binary operation `==` cannot be applied to type `P`
  - 109:13-109:14 P
  - 109:18-109:19 P
  note: an implementation of `PartialEq` might be missing for `P` @10:1-10:9 must implement `PartialEq`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq)]` {10:1 "" -> "#[derive(PartialEq)]\n"}
error[E0600] 110:13-110:15 cannot apply unary operator `!` to type `P`
  ^ 110:13-110:15 cannot apply unary operator `!`
  note: an implementation of `Not` might be missing for `P` @10:1-10:9 must implement `Not`
  note: the trait `Not` must be implemented
error[E0600] 111:13-111:17 cannot apply unary operator `-` to type `&'static str`
  ^ 111:13-111:17 cannot apply unary operator `-`
error[E0369] 112:15-112:16 cannot add `{integer}` to `P`
  - 112:13-112:14 P
  - 112:17-112:18 {integer}
  note: an implementation of `Add<{integer}>` might be missing for `P` @10:1-10:9 must implement `Add<{integer}>`
  note: the trait `Add` must be implemented
error[E0368] 114:5-114:11 binary assignment operation `+=` cannot be applied to type `P`
  - 114:5-114:6 cannot use `+=` on type `P`
  note: an implementation of `AddAssign<{integer}>` might be missing for `P` @10:1-10:9 must implement `AddAssign<{integer}>`
  note: the trait `AddAssign` must be implemented
error[E0277] 116:7-116:24 the trait bound `P: Default` is not satisfied
  ^ 116:7-116:24 the trait `Default` is not implemented for `P`
  note: required by a bound in `Option::<T>::unwrap_or_default`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {10:1 "" -> "#[derive(Default)]\n"}
error[E0277] 117:5-117:12 `P` doesn't implement `Debug`
  ^ 117:5-117:12 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {10:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 118:5-118:21 `P` doesn't implement `Debug`
  ^ 118:5-118:21 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {10:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 118:5-118:21 `P` doesn't implement `Debug`
  ^ 118:5-118:21 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {10:1 "" -> "#[derive(Debug)]\n"}
error[E0369] 118:5-118:21 binary operation `==` cannot be applied to type `P`
  - 118:5-118:21 P
  note: an implementation of `PartialEq` might be missing for `P` @10:1-10:9 must implement `PartialEq`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq)]` {10:1 "" -> "#[derive(PartialEq)]\n"}
error[E0369] 119:47-119:48 cannot add `{integer}` to `()`
  - 119:49-119:50 {integer}
  - 119:5-119:46 ()
