warning[unused_variables] 1:9-1:10 unused variable: `s`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {1:9 "" -> "_"}
warning[unused_variables] 2:13-2:14 unused variable: `s`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {2:13 "" -> "_"}
warning[unused_variables] 3:11-3:12 unused variable: `n`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {3:11 "" -> "_"}
warning[unused_variables] 4:10-4:11 unused variable: `o`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {4:10 "" -> "_"}
error[E0308] 5:23-5:26 mismatched types
  - 5:4-5:11 implicitly returns `()` as its body has no tail or `return` expression
  ^ 5:23-5:26 expected `i32`, found `()`
  fix MachineApplicable: remove this semicolon to return this value {6:10 ";" -> ""}
error[E0308] 9:5-9:10 mismatched types
  ^ 9:5-9:10 expected `()`, found `i32`
  fix MachineApplicable: try adding a return type {8:19 "" -> " -> i32"}
error[E0308] 12:5-12:6 mismatched types
  - 11:22-11:41 expected `Result<i32, String>` because of return type
  ^ 12:5-12:6 expected `Result<i32, String>`, found `i32`
  note: expected enum `Result<i32, String>`
   found type `i32`
  fix MaybeIncorrect: try wrapping the expression in `Ok` {12:5 "" -> "Ok("} {12:6 "" -> ")"}
error[E0308] 14:21-14:39 mismatched types
  - 14:4-14:15 implicitly returns `()` as its body has no tail or `return` expression
  ^ 14:21-14:39 expected `Result<(), String>`, found `()`
  note:   expected enum `Result<(), String>`
found unit type `()`
error[E0308] 18:10-18:13 mismatched types
  - 18:5-18:9 arguments to this function are incorrect
  ^ 18:10-18:13 expected `String`, found `&str`
  note: function defined here @1:4-1:8 @1:9-1:18
  fix MaybeIncorrect: try using a conversion method {18:13 "" -> ".to_string()"}
error[E0308] 19:21-19:24 mismatched types
  - 19:12-19:18 expected due to this
  ^ 19:21-19:24 expected `String`, found `&str`
  fix MaybeIncorrect: try using a conversion method {19:24 "" -> ".to_string()"}
error[E0308] 20:14-20:31 mismatched types
  - 20:5-20:13 arguments to this function are incorrect
  ^ 20:14-20:31 expected `&str`, found `String`
  note: function defined here @2:13-2:20 @2:4-2:12
  fix MachineApplicable: consider borrowing here {20:14 "" -> "&"}
error[E0308] 22:12-22:13 mismatched types
  - 22:5-22:11 arguments to this function are incorrect
  ^ 22:12-22:13 expected `u64`, found `i32`
  note: function defined here @3:11-3:17 @3:4-3:10
  fix MachineApplicable: you can convert an `i32` to a `u64` and panic if the converted value doesn't fit {22:13 "" -> ".try_into().unwrap()"}
error[E0308] 23:12-23:15 mismatched types
  - 23:5-23:11 arguments to this function are incorrect
  ^ 23:12-23:15 expected `u64`, found floating-point number
  note: function defined here @3:11-3:17 @3:4-3:10
error[E0308] 24:11-24:12 mismatched types
  - 24:5-24:10 arguments to this function are incorrect
  ^ 24:11-24:12 expected `Option<i32>`, found integer
  note: expected enum `Option<i32>`
   found type `{integer}`
  note: function defined here @4:10-4:24 @4:4-4:9
  fix MaybeIncorrect: try wrapping the expression in `Some` {24:11 "" -> "Some("} {24:12 "" -> ")"}
error[E0308] 25:19-25:20 mismatched types
  - 25:12-25:16 expected due to this
  ^ 25:19-25:20 expected `&i32`, found integer
  fix MachineApplicable: consider borrowing here {25:19 "" -> "&"}
error[E0308] 26:18-26:19 mismatched types
  - 26:12-26:15 expected due to this
  ^ 26:18-26:19 expected `i32`, found `&i32`
  fix MachineApplicable: consider dereferencing the borrow {26:18 "" -> "*"}
error[E0308] 27:18-27:19 mismatched types
  - 27:12-27:15 expected due to this
  ^ 27:18-27:19 expected `f64`, found integer
  fix MachineApplicable: use a float literal {27:19 "" -> ".0"}
error[E0308] 28:19-28:20 mismatched types
  - 28:13-28:16 expected due to this
  ^ 28:19-28:20 expected `f32`, found `i32`
  fix MaybeIncorrect: you can convert an `i32` to an `f32`, producing the floating point representation of the integer, rounded if necessary {28:20 "" -> " as f32"}
error[E0308] 29:19-29:22 mismatched types
  - 29:12-29:16 expected due to this
  ^ 29:19-29:22 expected `char`, found `&str`
  fix MachineApplicable: if you meant to write a `char` literal, use single quotes {29:19 "\"a\"" -> "'a'"}
error[E0308] 30:19-30:22 mismatched types
  - 30:12-30:16 expected due to this
  ^ 30:19-30:22 expected `&str`, found `char`
  fix MachineApplicable: if you meant to write a string literal, use double quotes {30:19 "'" -> "\""} {30:21 "'" -> "\""}
error[E0308] 31:23-31:24 mismatched types
  - 31:12-31:20 expected due to this
  ^ 31:23-31:24 expected `Box<i32>`, found integer
  note: expected struct `Box<i32>`
     found type `{integer}`
  note: for more on the distinction between the stack and the heap, read https://doc.rust-lang.org/book/ch15-01-box.html, https://doc.rust-lang.org/rust-by-example/std/box.html, and https://doc.rust-lang.org/std/boxed/index.html
  fix MachineApplicable: store this in the heap by calling `Box::new` {31:23 "" -> "Box::new("} {31:24 "" -> ")"}
error[E0308] 32:20-32:21 mismatched types
  - 32:12-32:17 expected due to this
  ^ 32:20-32:21 expected `usize`, found `i32`
  fix MachineApplicable: you can convert an `i32` to a `usize` and panic if the converted value doesn't fit {32:21 "" -> ".try_into().unwrap()"}
error[E0308] 33:21-33:22 mismatched types
  - 33:16-33:18 expected due to this
  ^ 33:21-33:22 expected `u8`, found `i32`
  fix MachineApplicable: you can convert an `i32` to a `u8` and panic if the converted value doesn't fit {33:22 "" -> ".try_into().unwrap()"}
error[E0308] 34:20-34:21 mismatched types
  - 34:14-34:17 expected due to this
  ^ 34:20-34:21 expected `i64`, found `i32`
  fix MachineApplicable: you can convert an `i32` to an `i64` {34:21 "" -> ".into()"}
error[E0308] 35:18-35:21 mismatched types
  - 35:12-35:15 expected due to this
  ^ 35:18-35:21 expected `i32`, found `&str`
error[E0308] 36:18-36:25 mismatched types
  - 36:12-36:15 expected due to this
  ^ 36:18-36:25 expected `i32`, found `Option<{integer}>`
  note: expected type `i32`
   found enum `Option<{integer}>`
error[E0308] 39:31-39:34 `if` and `else` have incompatible types
  - 39:20-39:21 expected because of this
  ^ 39:31-39:34 expected integer, found `&str`
error[E0317] 40:18-40:28 `if` may be missing an `else` clause
  - 40:9-40:10 expected because of this assignment
  ^ 40:18-40:28 expected `i32`, found `()`
  help: consider adding an `else` block that evaluates to the expected type
  note: `if` expressions without `else` evaluate to `()`
error[E0308] 43:18-43:21 `match` arms have incompatible types
  - 41:5-44:6 `match` arms have incompatible types
  - 42:17-42:18 this is found to be of type `i32`
  ^ 43:18-43:21 expected `i32`, found `&str`
error[E0308] 47:8-47:9 mismatched types
  ^ 47:8-47:9 expected `bool`, found `i32`
error[E0308] 48:11-48:16 mismatched types
  ^ 48:11-48:16 expected `bool`, found `()`
  fix MachineApplicable: you might have meant to compare for equality {48:14 "" -> "="}
error[E0308] 49:8-49:13 mismatched types
  ^ 49:8-49:13 expected `bool`, found `()`
  fix MachineApplicable: you might have meant to compare for equality {49:11 "" -> "="}
error[E0308] 52:23-52:29 mismatched types
  - 52:12-52:20 expected due to this
  ^ 52:23-52:29 expected an array with a size of 3, found one with a size of 2
  fix MaybeIncorrect: consider specifying the actual array length {52:18 "3" -> "2"}
error[E0308] 53:23-53:29 mismatched types
  - 53:12-53:20 expected due to this
  ^ 53:23-53:29 expected `Vec<i32>`, found `[{integer}; 2]`
  note: expected struct `Vec<i32>`
    found array `[{integer}; 2]`
  fix MaybeIncorrect: try using a conversion method {53:29 "" -> ".to_vec()"}
error[E0308] 54:9-54:15 mismatched types
  - 54:18-54:27 this expression has type `({integer}, {integer}, {integer})`
  ^ 54:9-54:15 expected a tuple with 3 elements, found one with 2 elements
  note: expected tuple `({integer}, {integer}, {integer})`
   found tuple `(_, _)`
error[E0308] 61:20-61:23 mismatched types
  ^ 61:20-61:23 expected `i32`, found floating-point number
error[E0308] 61:31-61:34 mismatched types
  ^ 61:31-61:34 expected `String`, found `&str`
  fix MaybeIncorrect: try using a conversion method {61:34 "" -> ".to_string()"}
error[E0308] 62:17-62:18 mismatched types
  - 62:12-62:14 expected due to this
  ^ 62:17-62:18 expected `&P`, found `P`
  fix MachineApplicable: consider borrowing here {62:17 "" -> "&"}
error[E0308] 64:9-64:11 mismatched types
  - 63:17-63:18 expected due to this value
  ^ 64:9-64:11 expected `P`, found `&P`
  fix MachineApplicable: consider removing the borrow {64:9 "&" -> ""}
error[E0308] 65:10-65:22 mismatched types
  - 65:5-65:9 arguments to this function are incorrect
  ^ 65:10-65:22 expected `String`, found `usize`
  note: function defined here @1:4-1:8 @1:9-1:18
  fix MaybeIncorrect: try using a conversion method {65:22 "" -> ".to_string()"}
