warning[unused_variables] 8:18-8:19 unused variable: `a`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {8:18 "" -> "_"}
warning[unused_variables] 8:24-8:25 unused variable: `b`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {8:24 "" -> "_"}
warning[unused_variables] 9:17-9:18 unused variable: `a`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {9:17 "" -> "_"}
warning[unused_variables] 18:27-18:28 unused variable: `u`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {18:27 "" -> "_"}
error[E0277] 24:16-24:22 the trait bound `P: Default` is not satisfied
  ^ 24:16-24:22 the trait `Default` is not implemented for `P`
  note: required by a bound in `make` @5:12-5:19 required by this bound in `make`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {1:1 "" -> "#[derive(Default)]\n"}
error[E0277] 25:16-25:34 the trait bound `P: Default` is not satisfied
  ^ 25:16-25:34 the trait `Default` is not implemented for `P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {1:1 "" -> "#[derive(Default)]\n"}
error[E0277] 26:5-26:9 the trait bound `P: Copy` is not satisfied
  ^ 26:5-26:9 the trait `Copy` is not implemented for `P`
  note: required by a bound in `pair` @8:12-8:16 required by this bound in `pair`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Copy)]` {1:1 "" -> "#[derive(Copy)]\n"}
error[E0277] 27:9-27:16 the trait bound `P: Copy` is not satisfied
  - 27:5-27:8 required by a bound introduced by this call
  ^ 27:9-27:16 the trait `Copy` is not implemented for `P`
  note: required by a bound in `one` @9:11-9:15 required by this bound in `one`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Copy)]` {1:1 "" -> "#[derive(Copy)]\n"}
error[E0277] 28:20-28:21 the trait bound `P: Copy` is not satisfied
  - 28:13-28:19 required by a bound introduced by this call
  ^ 28:20-28:21 the trait `Copy` is not implemented for `P`
  note: required by a bound in `W::<T>::new` @11:9-11:13 required by this bound in `W::<T>::new` @12:8-12:11 required by a bound in this associated function
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Copy)]` {1:1 "" -> "#[derive(Copy)]\n"}
error[E0277] 29:24-29:33 the trait bound `P: Copy` is not satisfied
  ^ 29:24-29:33 the trait `Copy` is not implemented for `P`
  note: required by a bound in `W::<T>::none` @11:9-11:13 required by this bound in `W::<T>::none` @15:8-15:12 required by a bound in this associated function
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Copy)]` {1:1 "" -> "#[derive(Copy)]\n"}
error[E0277] 30:10-30:11 the trait bound `P: Copy` is not satisfied
  - 30:7-30:9 required by a bound introduced by this call
  ^ 30:10-30:11 the trait `Copy` is not implemented for `P`
  note: required by a bound in `W::<T>::of` @18:14-18:18 required by this bound in `W::<T>::of`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Copy)]` {1:1 "" -> "#[derive(Copy)]\n"}
error[E0277] 31:18-31:21 the trait bound `P: Default` is not satisfied
  ^ 31:18-31:21 the trait `Default` is not implemented for `P`
  note: required by a bound in `W::<T>::of2` @19:15-19:22 required by this bound in `W::<T>::of2`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {1:1 "" -> "#[derive(Default)]\n"}
error[E0277] 32:20-32:21 the trait bound `P: Default` is not satisfied
  ^ 32:20-32:21 the trait `Default` is not implemented for `P`
  note: required by a bound in `make` @5:12-5:19 required by this bound in `make`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {1:1 "" -> "#[derive(Default)]\n"}
error[E0277] 33:21-33:22 the trait bound `P: Default` is not satisfied
  - 33:15-33:18 required by a bound introduced by this call
  ^ 33:21-33:22 the trait `Default` is not implemented for `P`
  note: required by a bound in `W::<T>::of2` @19:15-19:22 required by this bound in `W::<T>::of2`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {1:1 "" -> "#[derive(Default)]\n"}
error[E0277] 34:14-34:15 the trait bound `P: Default` is not satisfied
  ^ 34:14-34:15 the trait `Default` is not implemented for `P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {1:1 "" -> "#[derive(Default)]\n"}
error[E0599] 35:21-35:25 the function or associated item `none` exists for struct `W<P>`, but its trait bounds were not satisfied
  - 10:1-10:12 function or associated item `none` not found for this struct
  - 1:1-1:9 doesn't satisfy `P: Copy`
  ^ 35:21-35:25 function or associated item cannot be called on `W<P>` due to unsatisfied trait bounds
  note: trait bound `P: Copy` was not satisfied @11:15-11:19 @11:9-11:13 unsatisfied trait bound introduced here
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Clone, Copy)]` {1:1 "" -> "#[derive(Clone, Copy)]\n"}
error[E0277] 36:20-36:21 the trait bound `P: Default` is not satisfied
  ^ 36:20-36:21 the trait `Default` is not implemented for `P`
  note: required by a bound in `make` @5:12-5:19 required by this bound in `make`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {1:1 "" -> "#[derive(Default)]\n"}
error[E0277] 39:31-39:32 `?` couldn't convert the error to `MyErr`
  - 38:14-38:31 expected `MyErr` because of this
  - 39:17-39:31 this can't be annotated with `?` because it has type `Result<_, ParseIntError>`
  ^ 39:31-39:32 the trait `From<ParseIntError>` is not implemented for `MyErr`
  note: `MyErr` needs to implement `From<ParseIntError>` @4:1-4:13
  note: the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait
error[E0277] 40:46-40:47 `?` couldn't convert the error to `MyErr`
  - 38:14-38:31 expected `MyErr` because of this
  - 40:13-40:31 this has type `Result<_, std::io::Error>`
  - 40:32-40:46 this can't be annotated with `?` because it has type `Result<_, {integer}>`
  ^ 40:46-40:47 the trait `From<{integer}>` is not implemented for `MyErr`
  note: `MyErr` needs to implement `From<{integer}>` @4:1-4:13
  note: the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait
error[E0277] 42:6-42:7 `?` couldn't convert the error to `MyErr`
  - 38:14-38:31 expected `MyErr` because of this
  - 42:5-42:6 this can't be annotated with `?` because it has type `Result<_, Local>`
  ^ 42:6-42:7 the trait `From<Local>` is not implemented for `MyErr`
  note: `MyErr` needs to implement `From<Local>` @4:1-4:13
  note: the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait
error[E0277] 46:31-46:32 `?` couldn't convert the error to `Box<Local>`
  - 45:15-45:37 expected `Box<Local>` because of this
  - 46:17-46:31 this can't be annotated with `?` because it has type `Result<_, ParseIntError>`
  ^ 46:31-46:32 the trait `From<ParseIntError>` is not implemented for `Box<Local>`
  help: the following other types implement trait `From<T>`:
  `Box<ByteStr>` implements `From<Box<[u8]>>`
  `Box<CStr>` implements `From<&CStr>`
  `Box<CStr>` implements `From<&mut CStr>`
  `Box<CStr>` implements `From<CString>`
  `Box<CStr>` implements `From<Cow<'_, CStr>>`
  `Box<OsStr>` implements `From<&OsStr>`
  `Box<OsStr>` implements `From<&mut OsStr>`
  `Box<OsStr>` implements `From<Cow<'_, OsStr>>`
and 25 others
  note: the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait
error[E0277] 49:14-49:19 the size for values of type `[i32]` cannot be known at compilation time
  ^ 49:14-49:19 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `[i32]`
  fix MachineApplicable: function arguments must have a statically known size, borrowed slices always have a known size {49:14 "" -> "&"}
error[E0277] 50:12-50:31 the size for values of type `(dyn Debug + 'static)` cannot be known at compilation time
  ^ 50:12-50:31 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `(dyn Debug + 'static)`
  fix MachineApplicable: function arguments must have a statically known size, borrowed types always have a known size {50:12 "" -> "&"}
  fix MaybeIncorrect: you can use `impl Trait` as the argument type {50:12 "dyn" -> "impl"}
error[E0277] 52:17-52:20 the size for values of type `str` cannot be known at compilation time
  ^ 52:17-52:20 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `str`
  fix MachineApplicable: function arguments must have a statically known size, borrowed types always have a known size {52:17 "" -> "&"}
error[E0277] 53:9-53:10 the size for values of type `str` cannot be known at compilation time
  ^ 53:9-53:10 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `str`
  note: all local variables must have a statically known size
  fix MaybeIncorrect: references are always `Sized`, even if they point to unsized data; consider not dereferencing the expression {53:13 "*" -> ""}
error[E0277] 54:9-54:10 the size for values of type `str` cannot be known at compilation time
  ^ 54:9-54:10 doesn't have a size known at compile-time
  help: the trait `Sized` is not implemented for `str`
  note: all local variables must have a statically known size
  fix MachineApplicable: consider borrowing here {54:13 "" -> "&"}
