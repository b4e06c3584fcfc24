error[E0046] 15:1-15:17 not all trait items implemented, missing: `name`
  - 13:5-13:30 `name` from trait
  ^ 15:1-15:17 missing `name` in implementation
  fix HasPlaceholders: implement the missing item: `fn name(&self) -> String { todo!() }` {19:1 "" -> "fn name(&self) -> String { todo!() }\n"}
error[E0063] 25:9-25:10 missing field `y` in initializer of `P`
  ^ 25:9-25:10 missing `y`
warning[unused_variables] 27:21-27:22 unused variable: `k`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {27:21 "" -> "_"}
error[E0061] 30:5-30:8 this function takes 2 arguments but 1 argument was supplied
  - 30:8-30:11 argument #2 of type `i32` is missing
  note: function defined here @20:16-20:22 @20:4-20:7
  fix HasPlaceholders: provide the argument {30:10 "" -> ", /* i32 */"}
error[E0061] 31:5-31:8 this function takes 2 arguments but 3 arguments were supplied
  - 31:15-31:16 unexpected argument #3 of type `{integer}`
  note: function defined here @20:4-20:7
  fix HasPlaceholders: remove the extra argument {31:13 ", 3" -> ""}
error[E0308] 32:9-32:12 mismatched types
  - 32:5-32:8 arguments to this function are incorrect
  ^ 32:9-32:12 expected `i32`, found `&str`
  note: function defined here @20:4-20:7 @20:8-20:14
error[E0308] 33:12-33:15 mismatched types
  - 33:5-33:8 arguments to this function are incorrect
  ^ 33:12-33:15 expected `i32`, found `&str`
  note: function defined here @20:16-20:22 @20:4-20:7
error[E0061] 34:5-34:8 this function takes 2 arguments but 0 arguments were supplied
  - 34:8-34:10 two arguments of type `i32` and `i32` are missing
  note: function defined here @20:16-20:22 @20:4-20:7 @20:8-20:14
  fix HasPlaceholders: provide the arguments {34:9 "" -> "/* i32 */, /* i32 */"}
error[E0061] 35:13-35:19 this function takes 1 argument but 0 arguments were supplied
  - 35:19-35:21 argument #1 of type `i32` is missing
  note: associated function defined here @24:12-24:18 @24:8-24:11
  fix HasPlaceholders: provide the argument {35:20 "" -> "/* i32 */"}
error[E0061] 36:7-36:12 this method takes 1 argument but 0 arguments were supplied
  - 36:12-36:14 argument #1 of type `i32` is missing
  note: method defined here @27:21-27:27 @27:8-27:13
  fix HasPlaceholders: provide the argument {36:13 "" -> "/* i32 */"}
error[E0061] 37:7-37:12 this method takes 1 argument but 2 arguments were supplied
  - 37:16-37:17 unexpected argument #2 of type `{integer}`
  note: method defined here @27:8-27:13
  fix HasPlaceholders: remove the extra argument {37:14 ", 2" -> ""}
error[E0057] 39:5-39:6 this function takes 1 argument but 0 arguments were supplied
  - 39:6-39:8 argument #1 of type `i32` is missing
  note: closure defined here @38:13-38:21
  fix HasPlaceholders: provide the argument {39:7 "" -> "/* i32 */"}
error[E0560] 40:29-40:30 struct `P` has no field named `z`
  ^ 40:29-40:30 `P` does not have this field
  note: all struct fields are already assigned
error[E0027] 41:9-41:16 pattern does not mention field `y`
  ^ 41:9-41:16 missing field `y`
  fix MachineApplicable: if you don't care about this missing field, you can explicitly ignore it {41:14 "" -> ", y: _"}
  fix MachineApplicable: include the missing field in the pattern {41:14 "" -> ", y"}
  fix MachineApplicable: or always ignore missing fields here {41:14 "" -> ", .."}
error[E0277] 42:25-42:43 the trait bound `P: Default` is not satisfied
  ^ 42:25-42:43 the trait `Default` is not implemented for `P`
  fix MaybeIncorrect: consider annotating `P` with `#[derive(Default)]` {2:1 "" -> "#[derive(Default)]\n"}
error[E0618] 44:5-44:6 expected function, found `{integer}`
  - 43:9-43:10 `n` has type `{integer}`
  - 44:5-44:8 call expression requires function
error[E0061] 45:5-45:9 this enum variant takes 1 argument but 0 arguments were supplied
  - 45:9-45:11 argument #1 is missing
  note: tuple variant defined here
  fix HasPlaceholders: provide the argument {45:10 "" -> "/* value */"}
error[E0308] 46:18-46:21 mismatched types
  - 20:1-20:30 function `add` defined here
  - 46:12-46:15 expected due to this
  ^ 46:18-46:21 expected `i32`, found fn item
  note: expected type `i32`
found fn item `fn(i32, i32) -> i32 {add}`
  fix HasPlaceholders: use parentheses to call this function {46:21 "" -> "(/* i32 */, /* i32 */)"}
error[E0023] 68:9-68:22 this pattern has 0 fields, but the corresponding tuple variant has 1 field
  - 9:10-9:13 tuple variant has 1 field
  ^ 68:9-68:22 expected 1 field, found 0
  fix MaybeIncorrect: use `..` to ignore all fields {68:21 "" -> ".."}
  fix MaybeIncorrect: use `_` to explicitly ignore each field {68:21 "" -> "_"}
error[E0282] 72:9-72:10 type annotations needed for `Vec<_>`
  - 72:13-72:23 type must be known at this point
  fix HasPlaceholders: consider giving `v` an explicit type, where the type for type parameter `T` is specified {72:10 "" -> ": Vec<T>"}
error[E0015] 78:16-78:25 cannot call non-const function `add` in constants
  note: calls in constants are limited to constant functions, tuple structs and tuple variants
  note: function `add` is not const @20:1-20:30
error[E0435] 80:17-80:18 attempt to use a non-constant value in a constant
  - 79:11-79:12 this would need to be a `const`
error[E0599] 84:7-84:11 no method named `drop` found for struct `String` in the current scope
  ^ 84:7-84:11 method not found in `String`
error[E0072] 86:1-86:12 recursive type `List` has infinite size
  - 87:18-87:22 recursive without indirection
  fix HasPlaceholders: insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle {87:18 "" -> "Box<"} {87:22 "" -> ">"}
error[E0204] 90:8-90:13 the trait `Copy` cannot be implemented for this type
  - 91:5-91:17 this field does not implement `Copy`
