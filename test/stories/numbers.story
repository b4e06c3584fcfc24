error[E0599] 2:7-2:10 no method named `foo` found for type `{integer}` in the current scope
  ^ 2:7-2:10 method not found in `{integer}`
error[E0689] 3:7-3:10 can't call method `pow` on ambiguous numeric type `{integer}`
  fix MaybeIncorrect: you must specify a concrete type for this numeric value, like `i32` {3:6 "" -> "_i32"}
error[E0689] 5:7-5:11 can't call method `powi` on ambiguous numeric type `{float}`
  - 4:9-4:10 you must specify a type for this binding, like `f32`
error[E0689] 6:9-6:13 can't call method `sqrt` on ambiguous numeric type `{float}`
  fix MaybeIncorrect: you must specify a concrete type for this numeric value, like `f32` {6:8 "" -> "_f32"}
error[E0599] 7:9-7:16 no method named `clamped` found for type `{float}` in the current scope
  ^ 7:9-7:16 method not found in `{float}`
error[E0689] 9:7-9:10 can't call method `pow` on ambiguous numeric type `{integer}`
  - 8:9-8:14 you must specify a type for this binding, like `i32`
error[E0689] 10:26-10:29 can't call method `pow` on ambiguous numeric type `{integer}`
error[E0689] 13:11-13:14 can't call method `pow` on ambiguous numeric type `{integer}`
  - 12:9-12:10 you must specify a type for this binding, like `i32`
error[] 17:7-17:9 negative integers cannot be used to index on a `Vec<i32>`
  ^ 17:7-17:9 cannot use a negative integer for indexing on `Vec<i32>`
  fix MachineApplicable: to access an element starting from the end of the `Vec<i32>`, compute the index {17:7 "" -> "v.len() "}
