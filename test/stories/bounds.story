warning[unused_variables] 5:24-5:25 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {5:24 "" -> "_"}
warning[unused_variables] 6:40-6:41 unused variable: `t`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {6:40 "" -> "_"}
error[E0277] 8:29-8:30 the `?` operator can only be used in a function that returns `Result` or `Option` (or another type that implements `FromResidual`)
  - 7:1-7:14 this function should return `Result` or `Option` to accept `?`
  ^ 8:29-8:30 cannot use the `?` operator in a function that returns `()`
  fix MaybeIncorrect: consider adding return type {7:14 "" -> " -> Result<(), Box<dyn std::error::Error>>"} {9:1 "" -> "    Ok(())\n"}
error[E0277] 11:36-11:37 the `?` operator can only be used on `Option`s, not `Result`s, in a function that returns `Option`
  - 10:1-10:36 this function returns an `Option`
  ^ 11:36-11:37 use `.ok()?` if you want to discard the `Result<Infallible, ParseIntError>` error information
error[E0277] 15:20-15:21 the `?` operator can only be used on `Result`s, not `Option`s, in a function that returns `Result`
  - 14:1-14:61 this function returns a `Result`
  ^ 15:20-15:21 use `.ok_or(...)?` to provide an error compatible with `Result<i32, ParseIntError>`
error[E0277] 19:36-19:37 `?` couldn't convert the error to `String`
  - 18:21-18:40 expected `String` because of this
  - 19:22-19:36 this can't be annotated with `?` because it has type `Result<_, ParseIntError>`
  ^ 19:36-19:37 the trait `From<ParseIntError>` is not implemented for `String`
  help: the following other types implement trait `From<T>`:
  `String` implements `From<&String>`
  `String` implements `From<&mut str>`
  `String` implements `From<&str>`
  `String` implements `From<Box<str>>`
  `String` implements `From<Cow<'_, str>>`
  `String` implements `From<char>`
  note: the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait
error[E0277] 22:16-22:19 the size for values of type `str` cannot be known at compilation time
  ^ 22:16-22:19 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `str`
  fix MachineApplicable: function arguments must have a statically known size, borrowed types always have a known size {22:16 "" -> "&"}
error[E0277] 25:15-25:16 the type `str` cannot be indexed by `{integer}`
  ^ 25:15-25:16 string indices are ranges of `usize`
  help: the following other types implement trait `SliceIndex<T>`
  help: the trait `SliceIndex<str>` is not implemented for `{integer}`
  note: required for `str` to implement `Index<{integer}>`
  note: you can use `.chars().nth()` or `.bytes().nth()`
for more information, see chapter 8 in The Book: <https://doc.rust-lang.org/book/ch08-02-strings.html#indexing-into-strings>
error[E0277] 28:15-28:16 the type `[{integer}]` cannot be indexed by `i32`
  ^ 28:15-28:16 slice indices are of type `usize` or ranges of `usize`
  help: the following other types implement trait `SliceIndex<T>`
  help: the trait `SliceIndex<[{integer}]>` is not implemented for `i32`
  note: required for `Vec<{integer}>` to implement `Index<i32>`
error[E0277] 29:14-29:15 `{integer}` is not an iterator
  ^ 29:14-29:15 `{integer}` is not an iterator
  help: the trait `Iterator` is not implemented for `{integer}`
  note: if you want to iterate between `start` until a value `end`, use the exclusive range syntax `start..end` or the inclusive range syntax `start..=end`
  note: required for `{integer}` to implement `IntoIterator`
error[E0277] 30:14-30:19 `Plain` is not an iterator
  ^ 30:14-30:19 `Plain` is not an iterator
  help: the trait `Iterator` is not implemented for `Plain` @4:1-4:13
  note: required for `Plain` to implement `IntoIterator`
error[E0277] 31:14-31:19 `&str` is not an iterator
  ^ 31:14-31:19 `&str` is not an iterator; try calling `.chars()` or `.bytes()`
  help: the trait `Iterator` is not implemented for `&str`
  note: required for `&str` to implement `IntoIterator`
error[E0277] 32:15-32:16 cannot add a float to an integer
  ^ 32:15-32:16 no implementation for `{integer} + {float}`
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
error[E0277] 33:17-33:18 cannot add `u32` to `u8`
  ^ 33:17-33:18 no implementation for `u8 + u32`
  help: the following other types implement trait `Add<Rhs>`
  help: the trait `Add<u32>` is not implemented for `u8`
error[E0308] 33:19-33:23 mismatched types
  ^ 33:19-33:23 expected `u8`, found `u32`
error[E0277] 34:16-34:29 the trait bound `String: Copy` is not satisfied
  - 34:5-34:15 required by a bound introduced by this call
  ^ 34:16-34:29 the trait `Copy` is not implemented for `String`
  note: required by a bound in `needs_copy` @5:18-5:22 required by this bound in `needs_copy`
error[E0277] 35:19-35:24 `Plain` doesn't implement `std::fmt::Display`
  - 35:5-35:18 required by a bound introduced by this call
  ^ 35:19-35:24 unsatisfied trait bound
  help: the trait `std::fmt::Display` is not implemented for `Plain` @4:1-4:13
  note: required by a bound in `needs_display` @6:21-6:38 required by this bound in `needs_display`
error[E0277] 36:19-36:26 `Vec<{integer}>` doesn't implement `std::fmt::Display`
  - 36:5-36:18 required by a bound introduced by this call
  ^ 36:19-36:26 the trait `std::fmt::Display` is not implemented for `Vec<{integer}>`
  note: required by a bound in `needs_display` @6:21-6:38 required by this bound in `needs_display`
error[E0277] 38:7-38:13 the trait bound `Key: Eq` is not satisfied
  ^ 38:7-38:13 the trait `Eq` is not implemented for `Key`
  note: required by a bound in `HashMap::<K, V, S, A>::insert`
  fix MaybeIncorrect: consider annotating `Key` with `#[derive(Eq)]` {3:1 "" -> "#[derive(Eq)]\n"}
error[E0277] 38:7-38:13 the trait bound `Key: Hash` is not satisfied
  ^ 38:7-38:13 the trait `Hash` is not implemented for `Key`
  note: required by a bound in `HashMap::<K, V, S, A>::insert`
  fix MaybeIncorrect: consider annotating `Key` with `#[derive(Hash)]` {3:1 "" -> "#[derive(Hash)]\n"}
error[E0277] 39:15-39:17 can't compare `{integer}` with `{float}`
  ^ 39:15-39:17 no implementation for `{integer} == {float}`
  help: the following other types implement trait `PartialEq<Rhs>`:
  f128
  f16
  f32
  f64
  i128
  i16
  i32
  i64
and 8 others
  help: the trait `PartialEq<{float}>` is not implemented for `{integer}`
error[E0308] 39:18-39:21 mismatched types
  ^ 39:18-39:21 expected integer, found floating-point number
error[E0277] 40:16-40:18 can't compare `{integer}` with `&{integer}`
  ^ 40:16-40:18 no implementation for `{integer} == &{integer}`
  help: the trait `PartialEq<&{integer}>` is not implemented for `{integer}`
  fix MachineApplicable: consider removing the borrow {40:19 "&" -> ""}
error[E0277] 41:39-41:42 a value of type `i32` cannot be made by summing an iterator over elements of type `&{float}`
  ^ 41:39-41:42 value of type `i32` cannot be made by summing a `std::iter::Iterator<Item=&{float}>`
  help: the following other types implement trait `Sum<A>`
  help: the trait `Sum<&{float}>` is not implemented for `i32`
  note: required by a bound in `std::iter::Iterator::sum`
  note: the method call chain might not have had the expected associated types @41:22-41:31 this expression has type `Vec<{float}>` @41:32-41:38 `Iterator::Item` is `&{float}` here
error[E0277] 42:38-42:45 a value of type `Vec<i32>` cannot be built from an iterator over elements of type `&{integer}`
  ^ 42:38-42:45 value of type `Vec<i32>` cannot be built from `std::iter::Iterator<Item=&{integer}>`
  help: for that trait implementation, expected `i32`, found `&{integer}`
  help: the trait `FromIterator<&{integer}>` is not implemented for `Vec<i32>`
but trait `FromIterator<i32>` is implemented for it
  note: required by a bound in `collect`
  note: the method call chain might not have had the expected associated types @42:23-42:30 this expression has type `Vec<{integer}>` @42:31-42:37 `Iterator::Item` is `&{integer}` here
error[E0277] 43:9-43:11 the size for values of type `[i32]` cannot be known at compilation time
  ^ 43:9-43:11 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `[i32]`
  note: all local variables must have a statically known size
  fix MachineApplicable: consider borrowing here {43:13 "" -> "&"}
error[E0308] 43:21-43:27 mismatched types
  - 43:13-43:18 expected due to this
  ^ 43:21-43:27 expected `[i32]`, found `[i32; 2]`
error[E0277] 48:24-48:47 `Rc<i32>` cannot be sent between threads safely
  - 48:24-48:31 within this `{closure@<anon>:48:24: 48:31}`
  - 48:5-48:23 required by a bound introduced by this call
  ^ 48:24-48:47 `Rc<i32>` cannot be sent between threads safely
  help: within `{closure@<anon>:48:24: 48:31}`, the trait `Send` is not implemented for `Rc<i32>`
  note: required because it's used within this closure @48:24-48:31
  note: required by a bound in `spawn`
