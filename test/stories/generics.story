error[E0599] 5:14-5:23 the method `to_string` exists for reference `&P`, but its trait bounds were not satisfied
  - 2:1-2:9 doesn't satisfy `P: ToString` or `P: std::fmt::Display`
  ^ 5:14-5:23 method cannot be called on `&P` due to unsatisfied trait bounds
  help: items from traits can only be used if the trait is implemented and in scope
  note: the following trait bounds were not satisfied:
`P: std::fmt::Display`
which is required by `P: ToString`
`&P: std::fmt::Display`
which is required by `&P: ToString`
  note: the following trait defines an item `to_string`, perhaps you need to implement it:
candidate #1: `ToString`
  note: the trait `std::fmt::Display` must be implemented
error[E0369] 11:14-11:15 binary operation `>` cannot be applied to type `T`
  - 11:12-11:13 T
  - 11:16-11:17 T
  fix MachineApplicable: consider restricting type parameter `T` with trait `PartialOrd` {8:13 "" -> ": std::cmp::PartialOrd"}
error[E0599] 18:28-18:37 the method `to_string` exists for reference `&T`, but its trait bounds were not satisfied
  ^ 18:28-18:37 method cannot be called on `&T` due to unsatisfied trait bounds
  help: items from traits can only be used if the type parameter is bounded by the trait
  note: the following trait bounds were not satisfied:
`T: std::fmt::Display`
which is required by `T: ToString`
`&T: std::fmt::Display`
which is required by `&T: ToString`
  fix MaybeIncorrect: the following trait defines an item `to_string`, perhaps you need to restrict type parameter `T` with it: {17:14 "" -> ": ToString"}
error[E0599] 21:8-21:13 no method named `clone` found for type parameter `T` in the current scope
  - 20:8-20:9 method `clone` not found for this type parameter
  ^ 21:8-21:13 method not found in `T`
  help: items from traits can only be used if the type parameter is bounded by the trait
  fix MaybeIncorrect: the following trait defines an item `clone`, perhaps you need to restrict type parameter `T` with it: {20:9 "" -> ": Clone"}
error[E0277] 25:7-25:13 the trait bound `K: Eq` is not satisfied
  ^ 25:7-25:13 the trait `Eq` is not implemented for `K`
  note: required by a bound in `HashMap::<K, V, S, A>::insert`
  fix MachineApplicable: consider restricting type parameter `K` with trait `Eq` {23:10 "" -> ": std::cmp::Eq"}
error[E0277] 25:7-25:13 the trait bound `K: Hash` is not satisfied
  ^ 25:7-25:13 the trait `Hash` is not implemented for `K`
  note: required by a bound in `HashMap::<K, V, S, A>::insert`
  fix MachineApplicable: consider restricting type parameter `K` with trait `Hash` {23:10 "" -> ": std::hash::Hash"}
error[E0277] 28:14-28:17 a value of type `T` cannot be made by summing an iterator over elements of type `&T`
  ^ 28:14-28:17 value of type `T` cannot be made by summing a `std::iter::Iterator<Item=&T>`
  note: required by a bound in `std::iter::Iterator::sum`
  note: the method call chain might not have had the expected associated types @28:5-28:6 this expression has type `&[T]` @28:7-28:13 `Iterator::Item` is `&T` here
  fix MachineApplicable: consider restricting type parameter `T` with trait `Sum` {27:9 "" -> ": std::iter::Sum<&T>"}
error[E0277] 31:5-31:11 the trait bound `String: From<T>` is not satisfied
  ^ 31:5-31:11 the trait `From<T>` is not implemented for `String`
  fix MaybeIncorrect: consider introducing a `where` clause, but there might be an alternative better way to express this requirement {30:27 "" -> " where String: From<T>"}
error[E0277] 34:22-34:23 `T` doesn't implement `Debug`
  - 34:15-34:19 required by this formatting parameter
  ^ 34:22-34:23 `T` cannot be formatted using `{:?}` because it doesn't implement `Debug`
  fix MachineApplicable: consider further restricting type parameter `T` with trait `Debug` {33:17 "" -> " + std::fmt::Debug"}
error[E0277] 37:22-37:23 `impl Display` doesn't implement `Debug`
  - 37:15-37:19 required by this formatting parameter
  ^ 37:22-37:23 `impl Display` cannot be formatted using `{:?}` because it doesn't implement `Debug`
  fix MachineApplicable: consider restricting opaque type `impl Display` with trait `Debug` {36:22 "" -> " + std::fmt::Debug"}
error[E0277] 40:12-40:16 `P` doesn't implement `std::fmt::Display`
  ^ 40:12-40:16 unsatisfied trait bound
  help: the trait `std::fmt::Display` is not implemented for `P` @2:1-2:9
  note: required by a bound in `S` @39:13-39:20 required by this bound in `S`
error[E0277] 41:5-41:9 `P` doesn't implement `std::fmt::Display`
  ^ 41:5-41:9 unsatisfied trait bound
  help: the trait `std::fmt::Display` is not implemented for `P` @2:1-2:9
  note: required by a bound in `S` @39:13-39:20 required by this bound in `S`
error[E0277] 41:7-41:8 `P` doesn't implement `std::fmt::Display`
  - 41:5-41:6 required by a bound introduced by this call
  ^ 41:7-41:8 unsatisfied trait bound
  help: the trait `std::fmt::Display` is not implemented for `P` @2:1-2:9
  note: required by a bound in `S` @39:13-39:20 required by this bound in `S`
error[E0277] 44:13-44:17 `Vec<i32>` doesn't implement `std::fmt::Display`
  ^ 44:13-44:17 the trait `std::fmt::Display` is not implemented for `Vec<i32>`
  note: required by a bound in `S` @39:13-39:20 required by this bound in `S`
error[E0277] 44:15-44:16 `Vec<i32>` doesn't implement `std::fmt::Display`
  - 44:13-44:14 required by a bound introduced by this call
  ^ 44:15-44:16 the trait `std::fmt::Display` is not implemented for `Vec<i32>`
  note: required by a bound in `S` @39:13-39:20 required by this bound in `S`
error[E0277] 46:9-46:13 `T` doesn't implement `std::fmt::Display`
  ^ 46:9-46:13 the trait `std::fmt::Display` is not implemented for `T`
  note: required by a bound in `S` @39:13-39:20 required by this bound in `S`
  fix MachineApplicable: consider restricting type parameter `T` with trait `Display` {46:7 "" -> ": std::fmt::Display"}
error[E0277] 47:11-47:15 `T` doesn't implement `std::fmt::Display`
  ^ 47:11-47:15 the trait `std::fmt::Display` is not implemented for `T`
  note: required by a bound in `S` @39:13-39:20 required by this bound in `S`
  fix MachineApplicable: consider restricting type parameter `T` with trait `Display` {46:7 "" -> ": std::fmt::Display"}
error[E0277] 54:16-54:24 `Vec<i32>` doesn't implement `std::fmt::Display`
  ^ 54:16-54:24 the trait `std::fmt::Display` is not implemented for `Vec<i32>`
  note: required by a bound in `A::Out` @50:15-50:22 required by this bound in `A::Out`
error[E0277] 59:13-59:25 `P` doesn't implement `std::fmt::Display`
  - 60:5-60:6 return type was inferred to be `P` here
  ^ 59:13-59:25 unsatisfied trait bound
  help: the trait `std::fmt::Display` is not implemented for `P` @2:1-2:9
error[E0277] 62:14-62:39 `Vec<{integer}>` is not an iterator
  - 63:5-63:12 return type was inferred to be `Vec<{integer}>` here
  ^ 62:14-62:39 `Vec<{integer}>` is not an iterator
  help: the trait `Iterator` is not implemented for `Vec<{integer}>`
error[E0277] 66:5-66:16 `P` doesn't implement `std::fmt::Display`
  ^ 66:5-66:16 unsatisfied trait bound
  help: the trait `std::fmt::Display` is not implemented for `P` @2:1-2:9
  note: required for the cast from `Box<P>` to `Box<(dyn std::fmt::Display + 'static)>`
error[E0631] 68:14-68:33 type mismatch in closure arguments
  - 69:5-69:16 found signature defined here
  - 69:5-69:18 return type was inferred to be `{closure@<anon>:69:5: 69:16}` here
  ^ 68:14-68:33 expected due to this
  note: expected closure signature `fn(i32) -> _`
   found closure signature `fn(String) -> _`
warning[unused_variables] 71:9-71:10 unused variable: `f`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {71:9 "" -> "_"}
error[E0277] 73:7-73:11 the trait bound `f64: Ord` is not satisfied
  ^ 73:7-73:11 the trait `Ord` is not implemented for `f64`
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
  note: required by a bound in `slice::<impl [T]>::sort`
error[E0277] 74:22-74:25 the trait bound `f64: Ord` is not satisfied
  ^ 74:22-74:25 the trait `Ord` is not implemented for `f64`
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
  note: required by a bound in `std::iter::Iterator::max`
  note: required for `&f64` to implement `Ord`
error[E0277] 75:60-75:67 the trait bound `f64: Ord` is not satisfied
  ^ 75:60-75:67 the trait `Ord` is not implemented for `f64`
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
  note: required by a bound in `collect`
  note: required for `BTreeSet<f64>` to implement `FromIterator<f64>`
error[E0204] 78:8-78:9 the trait `Copy` cannot be implemented for this type
  - 79:5-79:9 this field does not implement `Copy`
error[E0277] 79:5-79:9 `P` doesn't implement `Debug`
  ^ 79:5-79:9 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {2:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 79:5-79:9 can't compare `P` with `_`
  ^ 79:5-79:9 no implementation for `P < _` and `P > _`
  help: the trait `PartialOrd<_>` is not implemented for `P` @2:1-2:9
error[E0277] 79:5-79:9 the trait bound `P: Clone` is not satisfied
  ^ 79:5-79:9 the trait `Clone` is not implemented for `P`
  note: required by a bound in `std::clone::AssertParamIsClone`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Clone)]` {2:1 "" -> "#[derive(Clone)]\n"}
error[E0277] 79:5-79:9 the trait bound `P: Default` is not satisfied
  ^ 79:5-79:9 the trait `Default` is not implemented for `P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {2:1 "" -> "#[derive(Default)]\n"}
error[E0277] 79:5-79:9 the trait bound `P: Eq` is not satisfied
  ^ 79:5-79:9 the trait `Eq` is not implemented for `P`
  note: required by a bound in `std::cmp::AssertParamIsEq`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Eq)]` {2:1 "" -> "#[derive(Eq)]\n"}
error[E0277] 79:5-79:9 the trait bound `P: Hash` is not satisfied
  ^ 79:5-79:9 the trait `Hash` is not implemented for `P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Hash)]` {2:1 "" -> "#[derive(Hash)]\n"}
error[E0277] 79:5-79:9 the trait bound `P: Ord` is not satisfied
  ^ 79:5-79:9 the trait `Ord` is not implemented for `P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Ord)]` {2:1 "" -> "#[derive(Ord)]\n"}
error[E0369] 79:5-79:9 binary operation `==` cannot be applied to type `P`
  note: an implementation of `PartialEq` might be missing for `P` @2:1-2:9 must implement `PartialEq`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq)]` {2:1 "" -> "#[derive(PartialEq)]\n"}
error[E0277] 80:5-80:11 the trait bound `f64: Eq` is not satisfied
  ^ 80:5-80:11 the trait `Eq` is not implemented for `f64`
  help: the following other types implement trait `Eq`:
  i128
  i16
  i32
  i64
  i8
  isize
  u128
  u16
and 4 others
  note: required by a bound in `std::cmp::AssertParamIsEq`
error[E0277] 80:5-80:11 the trait bound `f64: Hash` is not satisfied
  ^ 80:5-80:11 the trait `Hash` is not implemented for `f64`
  help: the following other types implement trait `Hash`:
  i128
  i16
  i32
  i64
  i8
  isize
  u128
  u16
and 4 others
error[E0277] 80:5-80:11 the trait bound `f64: Ord` is not satisfied
  ^ 80:5-80:11 the trait `Ord` is not implemented for `f64`
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
error[E0665] 82:10-82:17 `#[derive(Default)]` on enum with no `#[default]`
  - 83:1-86:2 this enum needs a unit variant marked with `#[default]`
  fix MaybeIncorrect: make this unit variant default by placing `#[default]` on it {84:5 "" -> "#[default] "}
  fix MaybeIncorrect: make this unit variant default by placing `#[default]` on it {85:5 "" -> "#[default] "}
error[E0277] 89:5-89:9 `P` doesn't implement `Debug`
  ^ 89:5-89:9 the trait `Debug` is not implemented for `P`
  note: add `#[derive(Debug)]` to `P` or manually `impl Debug for P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Debug)]` {2:1 "" -> "#[derive(Debug)]\n"}
error[E0277] 93:11-93:12 the `?` operator can only be used on `Option`s, not `Result`s, in a function that returns `Option`
  - 91:1-91:24 this function returns an `Option`
  ^ 93:11-93:12 use `.ok()?` if you want to discard the `Result<Infallible, String>` error information
error[E0277] 97:9-97:10 the `?` operator can only be used on `Result`s, not `Option`s, in a function that returns `Result`
  - 95:1-95:32 this function returns a `Result`
  ^ 97:9-97:10 use `.ok_or(...)?` to provide an error compatible with `Result<i32, String>`
error[E0277] 100:20-100:21 the `?` operator can only be used in a function that returns `Result` or `Option` (or another type that implements `FromResidual`)
  - 99:1-99:10 this function should return `Result` or `Option` to accept `?`
  ^ 100:20-100:21 cannot use the `?` operator in a function that returns `()`
error[E0308] 103:14-103:19 mismatched types
  ^ 103:14-103:19 expected `String`, found `i32`
  fix MaybeIncorrect: try using a conversion method {103:14 "" -> "("} {103:19 "" -> ").to_string()"}
error[E0593] 104:5-104:31 closure is expected to take 1 argument, but it takes 2 arguments
  - 104:10-104:16 takes 2 arguments
  ^ 104:5-104:31 expected closure that takes 1 argument
error[E0631] 105:5-105:34 type mismatch in closure arguments
  - 105:10-105:19 found signature defined here
  ^ 105:5-105:34 expected due to this
  note: expected closure signature `fn(i32) -> _`
   found closure signature `fn(&str) -> _`
  note: required by a bound in `take` @71:17-71:34 required by this bound in `take`
error[E0277] 106:29-106:30 the `?` operator can only be used in a function that returns `Result` or `Option` (or another type that implements `FromResidual`)
  - 102:1-102:10 this function should return `Result` or `Option` to accept `?`
  ^ 106:29-106:30 cannot use the `?` operator in a function that returns `()`
  fix MaybeIncorrect: consider adding return type {102:10 "" -> " -> Result<(), Box<dyn std::error::Error>>"} {120:1 "" -> "    Ok(())\n"}
error[E0277] 108:33-108:34 the `?` operator can only be used in a closure that returns `Result` or `Option` (or another type that implements `FromResidual`)
  - 107:13-107:15 this function should return `Result` or `Option` to accept `?`
  ^ 108:33-108:34 cannot use the `?` operator in a closure that returns `()`
error[E0277] 110:67-110:74 a value of type `Vec<i32>` cannot be built from an iterator over elements of type `String`
  ^ 110:67-110:74 value of type `Vec<i32>` cannot be built from `std::iter::Iterator<Item=String>`
  help: for that trait implementation, expected `i32`, found `String`
  help: the trait `FromIterator<String>` is not implemented for `Vec<i32>`
but trait `FromIterator<i32>` is implemented for it
  note: required by a bound in `collect`
  note: the method call chain might not have had the expected associated types @110:23-110:36 this expression has type `Vec<{integer}>` @110:37-110:43 `Iterator::Item` is `&{integer}` here @110:44-110:66 `Iterator::Item` changed to `String` here
error[E0277] 111:39-111:46 a value of type `String` cannot be built from an iterator over elements of type `&{integer}`
  ^ 111:39-111:46 value of type `String` cannot be built from `std::iter::Iterator<Item=&{integer}>`
  help: the following other types implement trait `FromIterator<A>`:
  `String` implements `FromIterator<&char>`
  `String` implements `FromIterator<&std::ascii::Char>`
  `String` implements `FromIterator<&str>`
  `String` implements `FromIterator<Box<str, A>>`
  `String` implements `FromIterator<Cow<'_, str>>`
  `String` implements `FromIterator<String>`
  `String` implements `FromIterator<char>`
  `String` implements `FromIterator<std::ascii::Char>`
  help: the trait `FromIterator<&{integer}>` is not implemented for `String`
  note: required by a bound in `collect`
  note: the method call chain might not have had the expected associated types @111:21-111:31 this expression has type `Vec<{integer}>` @111:32-111:38 `Iterator::Item` is `&{integer}` here
error[E0277] 112:35-112:38 the trait bound `{float}: Ord` is not satisfied
  ^ 112:35-112:38 the trait `Ord` is not implemented for `{float}`
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
  note: required by a bound in `std::iter::Iterator::max`
  note: required for `&{float}` to implement `Ord`
error[E0277] 113:21-113:29 can't compare `P` with `P`
  ^ 113:21-113:29 no implementation for `P == P`
  help: the trait `PartialEq` is not implemented for `P`
  note: required by a bound in `core::slice::<impl [T]>::contains`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(PartialEq)]` {2:1 "" -> "#[derive(PartialEq)]\n"}
error[E0277] 114:13-114:20 the trait bound `P: Ord` is not satisfied
  - 114:21-114:25 required by a bound introduced by this call
  ^ 114:13-114:20 the trait `Ord` is not implemented for `P`
  note: required by a bound in `slice::<impl [T]>::sort`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Ord)]` {2:1 "" -> "#[derive(Ord)]\n"}
error[E0599] 115:24-115:28 the method `join` exists for struct `Vec<{integer}>`, but its trait bounds were not satisfied
  ^ 115:24-115:28 method cannot be called on `Vec<{integer}>` due to unsatisfied trait bounds
  note: the following trait bounds were not satisfied:
`[{integer}]: Join<_>`
error[E0277] 116:38-116:39 cannot add `&str` to `usize`
  ^ 116:38-116:39 no implementation for `usize + &str`
  help: the following other types implement trait `Add<Rhs>`
  help: the trait `Add<&str>` is not implemented for `usize`
error[E0308] 117:45-117:46 mismatched types
  ^ 117:45-117:46 expected `&&_`, found integer
  note: expected reference `&&_`
        found type `{integer}`
error[E0369] 118:44-118:45 cannot calculate the remainder of `&&{integer}` divided by `{integer}`
  - 118:42-118:43 &&{integer}
  - 118:46-118:47 {integer}
  fix MachineApplicable: `%` can be used on `&{integer}` if you dereference the left-hand side {118:42 "" -> "*"}
error[E0308] 119:37-119:39 mismatched types
  - 119:36-119:39 expected due to this
  ^ 119:37-119:39 expected integer, found `&_`
  note:   expected type `{integer}`
found reference `&_`
  fix MaybeIncorrect: consider removing `&` from the pattern {119:37 "&" -> ""}
