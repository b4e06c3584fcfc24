error[E0609] 33:7-33:8 no field `z` on type `P`
  ^ 33:7-33:8 unknown field
  fix MaybeIncorrect: a field with a similar name exists {33:7 "z" -> "x"}
error[E0609] 34:7-34:9 no field `xx` on type `P`
  ^ 34:7-34:9 unknown field
  fix MaybeIncorrect: a field with a similar name exists {34:8 "x" -> ""}
error[E0609] 35:7-35:11 no field `alpa` on type `Long`
  ^ 35:7-35:11 unknown field
  fix MaybeIncorrect: a field with a similar name exists {35:10 "" -> "h"}
error[E0609] 36:7-36:14 no field `nothing` on type `Long`
  ^ 36:7-36:14 unknown field
  note: available fields are: `alpha`, `beta`, `gamma`, `delta`, `epsilon` ... and 2 others
error[E0609] 37:7-37:8 no field `2` on type `T`
  ^ 37:7-37:8 unknown field
  note: available fields are: `0`, `1`
error[E0609] 38:7-38:8 no field `x` on type `T`
  ^ 38:7-38:8 unknown field
  fix MaybeIncorrect: a field with a similar name exists {38:7 "x" -> "0"}
error[E0616] 39:7-39:8 field `a` of struct `Q` is private
  ^ 39:7-39:8 private field
  fix MaybeIncorrect: a method `a` also exists, call it with parentheses {39:8 "" -> "()"}
error[E0609] 40:7-40:8 no field `c` on type `Q`
  ^ 40:7-40:8 unknown field
  fix MaybeIncorrect: a field with a similar name exists {40:7 "c" -> "b"}
error[E0624] 41:7-41:10 method `hid` is private
  - 29:9-29:22 private method defined here
  ^ 41:7-41:10 private method
error[E0610] 42:9-42:10 `i32` is a primitive type and therefore doesn't have fields
error[E0609] 43:7-43:8 no field `x` on type `E`
  ^ 43:7-43:8 unknown field
error[E0599] 44:7-44:8 no method named `x` found for struct `P` in the current scope
  - 1:1-1:9 method `x` not found for this struct
  ^ 44:7-44:8 field, not a method
  fix MaybeIncorrect: remove the arguments {44:8 "()" -> ""}
error[E0027] 45:9-45:16 pattern does not mention field `y`
  ^ 45:9-45:16 missing field `y`
  fix MachineApplicable: if you don't care about this missing field, you can explicitly ignore it {45:14 "" -> ", y: _"}
  fix MachineApplicable: include the missing field in the pattern {45:14 "" -> ", y"}
  fix MachineApplicable: or always ignore missing fields here {45:14 "" -> ", .."}
error[E0026] 46:16-46:17 struct `P` does not have a field named `z`
  ^ 46:16-46:17 struct `P` does not have this field
  fix MaybeIncorrect: a field with a similar name exists {46:16 "z" -> "y"}
error[E0027] 47:9-47:13 pattern does not mention fields `x`, `y`
  ^ 47:9-47:13 missing fields `x`, `y`
  fix MachineApplicable: if you don't care about these missing fields, you can explicitly ignore them {47:12 "" -> " x: _, y: _ "}
  fix MachineApplicable: include the missing fields in the pattern {47:12 "" -> " x, y "}
  fix MachineApplicable: or always ignore missing fields here {47:12 "" -> " .. "}
error[E0027] 49:9-49:23 pattern does not mention fields `beta`, `gamma`, `delta`, `epsilon`, `zeta`, `eta`
  ^ 49:9-49:23 missing fields `beta`, `gamma`, `delta`, `epsilon`, `zeta`, `eta`
  fix MachineApplicable: if you don't care about these missing fields, you can explicitly ignore them {49:21 "" -> ", beta: _, gamma: _, delta: _, epsilon: _, zeta: _, eta: _"}
  fix MachineApplicable: include the missing fields in the pattern {49:21 "" -> ", beta, gamma, delta, epsilon, zeta, eta"}
  fix MachineApplicable: or always ignore missing fields here {49:21 "" -> ", .."}
error[E0023] 50:11-50:12 this pattern has 1 field, but the corresponding tuple struct has 2 fields
  - 14:15-14:21 tuple struct has 2 fields
  ^ 50:11-50:12 expected 2 fields, found 1
  fix MaybeIncorrect: use `_` to explicitly ignore each field {50:12 "" -> ", _"}
error[E0023] 51:17-51:18 this pattern has 3 fields, but the corresponding tuple struct has 2 fields
  - 14:15-14:21 tuple struct has 2 fields
  ^ 51:17-51:18 expected 2 fields, found 3
error[E0023] 53:14-53:15 this pattern has 1 field, but the corresponding tuple variant has 2 fields
  - 16:12-16:15 tuple variant has 2 fields
  ^ 53:14-53:15 expected 2 fields, found 1
  fix MaybeIncorrect: use `_` to explicitly ignore each field {53:15 "" -> ", _"}
error[E0023] 54:9-54:15 this pattern has 0 fields, but the corresponding tuple variant has 2 fields
  - 16:12-16:15 tuple variant has 2 fields
  ^ 54:9-54:15 expected 2 fields, found 0
  fix MaybeIncorrect: use `..` to ignore all fields {54:14 "" -> ".."}
  fix MaybeIncorrect: use `_` to explicitly ignore each field {54:14 "" -> "_, _"}
error[E0027] 55:9-55:19 pattern does not mention field `y`
  ^ 55:9-55:19 missing field `y`
  fix MachineApplicable: if you don't care about this missing field, you can explicitly ignore it {55:17 "" -> ", y: _"}
  fix MachineApplicable: include the missing field in the pattern {55:17 "" -> ", y"}
  fix MachineApplicable: or always ignore missing fields here {55:17 "" -> ", .."}
error[E0164] 56:9-56:16 expected tuple struct or tuple variant, found struct variant `E::B`
  ^ 56:9-56:16 not a tuple struct or tuple variant
  fix HasPlaceholders: the struct variant's fields are being ignored {56:13 "(x)" -> " { x: _, y: _ }"}
error[E0532] 57:9-57:16 expected tuple struct or tuple variant, found unit variant `E::C`
  - 16:5-16:16 similarly named tuple variant `A` defined here
  - 18:5-18:6 `E::C` defined here
  fix MaybeIncorrect: a tuple variant with a similar name exists {57:12 "C" -> "A"}
  fix MaybeIncorrect: use this syntax instead {57:13 "(x)" -> ""}
error[E0599] 58:12-58:13 no variant or associated item named `D` found for enum `E` in the current scope
  - 15:1-15:7 variant or associated item `D` not found for this enum
  ^ 58:12-58:13 variant or associated item not found in `E`
  fix HasPlaceholders: there is a variant with a similar name {58:12 "D" -> "A"}
error[E0560] 60:15-60:16 struct `P` has no field named `z`
  ^ 60:15-60:16 unknown field
  fix MaybeIncorrect: a field with a similar name exists {60:15 "z" -> "y"}
error[E0560] 61:21-61:22 struct `P` has no field named `z`
  ^ 61:21-61:22 `P` does not have this field
  note: all struct fields are already assigned
error[E0063] 62:5-62:6 missing field `y` in initializer of `P`
  ^ 62:5-62:6 missing `y`
error[E0560] 63:9-63:11 struct `P` has no field named `xx`
  ^ 63:9-63:11 unknown field
  fix MaybeIncorrect: a field with a similar name exists {63:10 "x" -> ""}
error[E0063] 64:5-64:9 missing field `y` in initializer of `E`
  ^ 64:5-64:9 missing `y`
error[E0559] 65:18-65:19 variant `E::B` has no field named `z`
  ^ 65:18-65:19 unknown field
  fix MaybeIncorrect: a field with a similar name exists {65:18 "z" -> "y"}
error[E0061] 66:5-66:9 this enum variant takes 2 arguments but 1 argument was supplied
  - 66:9-66:12 argument #2 of type `i32` is missing
  note: tuple variant defined here @16:5-16:6
  fix HasPlaceholders: provide the argument {66:11 "" -> ", /* i32 */"}
error[E0061] 67:5-67:6 this struct takes 2 arguments but 1 argument was supplied
  - 67:6-67:9 argument #2 of type `String` is missing
  note: tuple struct defined here @14:8-14:9
  fix HasPlaceholders: provide the argument {67:8 "" -> ", /* String */"}
error[E0308] 68:10-68:13 mismatched types
  - 68:5-68:6 arguments to this struct are incorrect
  ^ 68:10-68:13 expected `String`, found `&str`
  note: tuple struct defined here @14:8-14:9
  fix MaybeIncorrect: try using a conversion method {68:13 "" -> ".to_string()"}
error[E0560] 69:9-69:10 struct `T` has no field named `a`
  - 14:8-14:9 `T` defined here
  ^ 69:9-69:10 field does not exist
  fix HasPlaceholders: `T` is a tuple struct, use the appropriate syntax {69:6 " { a: 1 }" -> "(/* i32 */, /* String */)"}
error[E0618] 71:5-71:6 expected function, found `{integer}`
  - 70:9-70:10 `n` has type `{integer}`
  - 71:5-71:8 call expression requires function
error[E0610] 72:7-72:8 `{integer}` is a primitive type and therefore doesn't have fields
error[E0057] 74:5-74:6 this function takes 2 arguments but 1 argument was supplied
  - 74:6-74:9 argument #2 of type `i32` is missing
  note: closure defined here @73:13-73:29
  fix HasPlaceholders: provide the argument {74:8 "" -> ", /* i32 */"}
error[E0618] 75:5-75:9 expected function, found enum variant `E::C`
  - 18:5-18:6 enum variant `E::C` defined here
  - 75:5-75:11 call expression requires function
  fix MachineApplicable: `E::C` is a unit enum variant, and does not take parentheses to be constructed {75:9 "()" -> ""}
error[E0609] 76:12-76:13 no field `2` on type `({integer}, {integer})`
  ^ 76:12-76:13 unknown field
  note: available fields are: `0`, `1`
error[E0615] 77:9-77:12 attempted to take value of method `len` on type `&'static str`
  ^ 77:9-77:12 method, not a field
  fix MaybeIncorrect: use parentheses to call the method {77:12 "" -> "()"}
error[E0599] 79:7-79:11 no method named `size` found for struct `Vec<{integer}>` in the current scope
  help: there is a method `resize` with a similar name, but with different arguments
  fix MaybeIncorrect: you might have meant to use `len` {79:7 "size" -> "len"}
error[E0599] 80:7-80:13 no method named `length` found for struct `Vec<{integer}>` in the current scope
  fix MaybeIncorrect: you might have meant to use `len` {80:10 "gth" -> ""}
error[E0308] 81:14-81:15 mismatched types
  - 81:7-81:13 arguments to this method are incorrect
  ^ 81:14-81:15 expected `&mut Vec<{integer}>`, found integer
  note: expected mutable reference `&mut Vec<{integer}>`
                found type `{integer}`
  note: method defined here
  fix MaybeIncorrect: you might have meant to use `push` {81:7 "append" -> "push"}
error[E0599] 82:11-82:19 no method named `push_str` found for reference `&'static str` in the current scope
  ^ 82:11-82:19 method not found in `&'static str`
error[E0599] 83:11-83:17 no method named `lenght` found for reference `&'static str` in the current scope
  fix MaybeIncorrect: there is a method `len` with a similar name {83:14 "ght" -> ""}
error[E0599] 85:7-85:10 no method named `add` found for struct `String` in the current scope
  ^ 85:7-85:10 method not found in `String`
  help: items from traits can only be used if the trait is in scope
  fix MaybeIncorrect: trait `Add` which provides `add` is implemented but not in scope; perhaps you want to import it {1:1 "" -> "use std::ops::Add;\n"}
error[E0599] 86:7-86:13 no method named `length` found for struct `String` in the current scope
  fix MaybeIncorrect: you might have meant to use `len` {86:10 "gth" -> ""}
error[E0599] 88:7-88:14 no method named `unwrapp` found for enum `Option<T>` in the current scope
  fix MaybeIncorrect: there is a method `unwrap` with a similar name {88:13 "p" -> ""}
error[E0599] 90:7-90:20 no method named `unwrap_or_els` found for enum `Result<T, E>` in the current scope
  fix MaybeIncorrect: there is a method `unwrap_or_else` with a similar name {90:20 "" -> "e"}
error[E0423] 91:5-91:6 expected value, found struct `P`
  fix MaybeIncorrect: a local variable with a similar name exists {91:5 "P" -> "p"}
  fix MaybeIncorrect: use the path separator to refer to an item {91:6 "." -> "::"}
error[E0599] 92:7-92:12 no method named `clone` found for struct `P` in the current scope
  - 1:1-1:9 method `clone` not found for this struct
  ^ 92:7-92:12 method not found in `P`
  help: items from traits can only be used if the trait is implemented and in scope
  note: the following trait defines an item `clone`, perhaps you need to implement it:
candidate #1: `Clone`
error[E0599] 93:7-93:16 `P` doesn't implement `std::fmt::Display`
  - 1:1-1:9 method `to_string` not found for this struct because it doesn't satisfy `P: ToString` or `P: std::fmt::Display`
  ^ 93:7-93:16 method cannot be called on `P` due to unsatisfied trait bounds
  help: items from traits can only be used if the trait is implemented and in scope
  note: the following trait bounds were not satisfied:
`P: std::fmt::Display`
which is required by `P: ToString`
  note: the following trait defines an item `to_string`, perhaps you need to implement it:
candidate #1: `ToString`
  note: the trait `std::fmt::Display` must be implemented
error[E0599] 94:22-94:30 the method `to_owned` exists for struct `P`, but its trait bounds were not satisfied
  - 1:1-1:9 method `to_owned` not found for this struct because it doesn't satisfy `P: Clone` or `P: ToOwned`
  ^ 94:22-94:30 method cannot be called on `P` due to unsatisfied trait bounds
  note: the following trait bounds were not satisfied:
`P: Clone`
which is required by `P: ToOwned`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Clone)]` {1:1 "" -> "#[derive(Clone)]\n"}
error[E0599] 95:12-95:16 no method named `push` found for array `[{integer}; 2]` in the current scope
  ^ 95:12-95:16 method not found in `[{integer}; 2]`
error[E0599] 96:23-96:30 the method `collect` exists for array `[{integer}; 2]`, but its trait bounds were not satisfied
  ^ 96:23-96:30 method cannot be called on `[{integer}; 2]` due to unsatisfied trait bounds
  note: the following trait bounds were not satisfied:
`[{integer}; 2]: Iterator`
which is required by `&mut [{integer}; 2]: Iterator`
`[{integer}]: Iterator`
which is required by `&mut [{integer}]: Iterator`
error[E0599] 97:12-97:16 no method named `push` found for struct `std::ops::Range<Idx>` in the current scope
  ^ 97:12-97:16 method not found in `std::ops::Range<{integer}>`
error[E0599] 99:8-99:12 no method named `lenn` found for struct `std::slice::Iter<'a, T>` in the current scope
  fix MaybeIncorrect: there is a method `len` with a similar name {99:11 "n" -> ""}
error[E0599] 100:23-100:27 no method named `iter` found for struct `String` in the current scope
  ^ 100:23-100:27 method not found in `String`
  fix MachineApplicable: because of the in-memory representation of `&str`, to obtain an `Iterator` over each of its codepoint use method `chars` {100:23 "iter" -> "chars"}
error[E0689] 101:7-101:10 can't call method `len` on ambiguous numeric type `{integer}`
  fix MaybeIncorrect: you must specify a concrete type for this numeric value, like `i32` {101:6 "" -> "_i32"}
error[E0599] 102:9-102:17 no method named `to_upper` found for type `char` in the current scope
  fix MaybeIncorrect: there is a method `to_uppercase` with a similar name {102:17 "" -> "case"}
error[E0599] 103:10-103:19 no method named `not_there` found for type `bool` in the current scope
  ^ 103:10-103:19 method not found in `bool`
error[E0599] 105:11-105:14 no function or associated item named `new` found for struct `Q` in the current scope
  - 21:5-21:17 function or associated item `new` not found for this struct
  ^ 105:11-105:14 function or associated item not found in `Q`
error[E0599] 106:8-106:11 no function or associated item named `new` found for struct `P` in the current scope
  - 1:1-1:9 function or associated item `new` not found for this struct
  ^ 106:8-106:11 function or associated item not found in `P`
error[E0599] 107:8-107:11 no variant or associated item named `new` found for enum `E` in the current scope
  - 15:1-15:7 variant or associated item `new` not found for this enum
  ^ 107:8-107:11 variant or associated item not found in `E`
error[E0599] 108:10-108:14 no function or associated item named `nope` found for type `i32` in the current scope
  ^ 108:10-108:14 function or associated item not found in `i32`
  help: there is a method `ne` with a similar name, but with different arguments
error[E0599] 109:17-109:21 no function or associated item named `neww` found for struct `Vec<i32>` in the current scope
  ^ 109:17-109:21 function or associated item not found in `Vec<i32>`
  note: if you're trying to build a new `Vec<i32>` consider using one of the following associated functions:
Vec::<T>::new
Vec::<T>::with_capacity
Vec::<T>::try_with_capacity
Vec::<T>::from_raw_parts
and 7 others
  fix MaybeIncorrect: there is an associated function `new` with a similar name {109:20 "w" -> ""}
error[E0277] 110:6-110:7 the trait bound `P: Clone` is not satisfied
  ^ 110:6-110:7 the trait `Clone` is not implemented for `P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Clone)]` {1:1 "" -> "#[derive(Clone)]\n"}
