error[E0072] 1:1-1:9 recursive types `A` and `B` have infinite size
  - 2:15-2:16 recursive without indirection
  - 6:14-6:15 recursive without indirection
  fix HasPlaceholders: insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle {2:15 "" -> "Box<"} {2:16 "" -> ">"} {6:14 "" -> "Box<"} {6:15 "" -> ">"}
error[E0072] 8:1-8:7 recursive type `L` has infinite size
  - 10:15-10:16 recursive without indirection
  fix HasPlaceholders: insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle {10:15 "" -> "Box<"} {10:16 "" -> ">"}
error[E0072] 12:1-12:9 recursive type `T` has infinite size
  - 13:15-13:16 recursive without indirection
  fix HasPlaceholders: insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle {13:15 "" -> "Box<"} {13:16 "" -> ">"}
error[E0072] 16:1-16:12 recursive type `V` has infinite size
  - 17:15-17:19 recursive without indirection
  fix HasPlaceholders: insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle {17:15 "" -> "Box<"} {17:19 "" -> ">"}
error[E0204] 21:15-21:16 the trait `Copy` cannot be implemented for this type
  - 20:10-20:16 this field does not implement `Copy`
error[E0184] 28:8-28:9 the trait `Copy` cannot be implemented for this type; the type has a destructor
  ^ 28:8-28:9 `Copy` not allowed on types with destructors
  note: destructor declared here @30:5-30:23
error[E0204] 33:6-33:7 the trait `Copy` cannot be implemented for this type
  - 34:7-34:15 this field does not implement `Copy`
  - 35:9-35:18 this field does not implement `Copy`
error[E0204] 38:8-38:9 the trait `Copy` cannot be implemented for this type
  - 38:13-38:19 this field does not implement `Copy`
error[E0423] 50:5-50:10 expected function, tuple struct or tuple variant, found struct `S1`
  - 39:1-41:2 `S1` defined here
  - 42:1-42:16 similarly named tuple struct `S2` defined here
  fix HasPlaceholders: use struct literal syntax instead of calling {50:7 "(" -> "{"} {50:8 "" -> "x: "} {50:9 ")" -> "}"}
  fix MaybeIncorrect: a tuple struct with a similar name exists {50:6 "1" -> "2"}
error[E0423] 51:5-51:7 expected value, found struct `S1`
  - 39:1-41:2 `S1` defined here
  - 42:1-42:16 similarly named tuple struct `S2` defined here
  fix HasPlaceholders: use struct literal syntax instead {51:7 "" -> " { x: val }"}
  fix MaybeIncorrect: a tuple struct with a similar name exists {51:6 "1" -> "2"}
error[E0423] 52:5-52:9 expected function, tuple struct or tuple variant, found struct `S1`
  - 39:1-41:2 `S1` defined here
  - 42:1-42:16 similarly named tuple struct `S2` defined here
  fix HasPlaceholders: use struct literal syntax instead {52:7 "()" -> " { x: val }"}
  fix MaybeIncorrect: a tuple struct with a similar name exists {52:6 "1" -> "2"}
error[E0560] 53:10-53:11 struct `S2` has no field named `x`
  - 42:8-42:10 `S2` defined here
  ^ 53:10-53:11 field does not exist
  fix HasPlaceholders: `S2` is a tuple struct, use the appropriate syntax {53:7 " { x: 1 }" -> "(/* i32 */)"}
error[E0618] 54:5-54:7 expected function, found `S3`
  - 43:1-43:10 `S3` defined here
  - 54:5-54:10 call expression requires function
error[E0533] 55:5-55:9 expected value, found struct variant `K::A`
  ^ 55:5-55:9 not a value
  fix HasPlaceholders: you might have meant to create a new value of the struct {55:9 "(1)" -> " { x: /* value */ }"}
error[E0533] 56:5-56:9 expected value, found struct variant `K::A`
  ^ 56:5-56:9 not a value
  fix HasPlaceholders: you might have meant to create a new value of the struct {56:9 "" -> " { x: /* value */ }"}
error[E0618] 58:5-58:9 expected function, found `K`
  - 47:5-47:6 `K::C` defined here
  - 58:5-58:12 call expression requires function
error[E0559] 59:12-59:13 variant `K::B` has no field named `x`
  - 46:5-46:6 `K::B` defined here
  ^ 59:12-59:13 field does not exist
  fix HasPlaceholders: `K::B` is a tuple variant, use the appropriate syntax {59:9 " { x: 1 }" -> "(/* i32 */)"}
error[E0532] 60:9-60:14 expected tuple struct or tuple variant, found struct `S1`
  - 39:1-41:2 `S1` defined here
  - 42:1-42:16 similarly named tuple struct `S2` defined here
  fix MachineApplicable: use struct pattern syntax instead {60:11 "(y)" -> " { x: y }"}
  fix MaybeIncorrect: a tuple struct with a similar name exists {60:10 "1" -> "2"}
error[E0423] 61:13-61:16 expected value, found builtin type `i32`
  fix MaybeIncorrect: you might have meant to use `:` for type annotation {61:10 " =" -> ":"}
error[E0423] 62:13-62:19 expected value, found struct `String`
error[E0423] 63:14-63:25 expected function, tuple struct or tuple variant, found struct `String`
  fix MaybeIncorrect: you might have meant to use an associated function to build this type {63:20 "(\"a\"" -> "::new("} {63:20 "(\"a\"" -> "::with_capacity(_"} {63:20 "(\"a\"" -> "::from_utf8_lossy_owned(_"} {63:20 "(\"a\"" -> "::from_utf16_lossy(_"} {63:20 "(\"a\"" -> "::from_utf16le_lossy(_"} {63:20 "(\"a\"" -> "::from_utf16be_lossy(_"} {63:20 "(\"a\"" -> "::from_raw_parts(_, _, _"} {63:20 "(\"a\"" -> "::from_utf8_unchecked(_"}
error[E0423] 64:13-64:19 expected function, tuple struct or tuple variant, found struct `Vec`
  fix MaybeIncorrect: you might have meant to use an associated function to build this type {64:16 "(1" -> "::new("} {64:16 "(1" -> "::new_in(_"} {64:16 "(1" -> "::with_capacity(_"} {64:16 "(1" -> "::from_raw_parts(_, _, _"} {64:16 "(1" -> "::from_parts(_, _, _"} {64:16 "(1" -> "::from_fn(_, _"} {64:16 "(1" -> "::with_capacity_in(_, _"} {64:16 "(1" -> "::from_raw_parts_in(_, _, _, _"} {64:16 "(1" -> "::from_parts_in(_, _, _, _"}
error[E0423] 65:13-65:30 expected value, found trait `std::fmt::Display`
  ^ 65:13-65:30 not a value
error[E0423] 66:5-66:11 expected value, found struct `String`
error[E0423] 67:5-67:6 expected value, found enum `K`
  note: the enum is defined here @44:1-48:2
  fix HasPlaceholders: alternatively, the following enum variant is available {67:5 "K" -> "(K::B(/* fields */))"}
  fix MaybeIncorrect: a local variable with a similar name exists {67:5 "K" -> "k"}
  fix MaybeIncorrect: you might have meant to use the following enum variant {67:6 "" -> "::C"}
error[E0423] 68:5-68:6 expected function, tuple struct or tuple variant, found enum `K`
  help: you might have meant to construct the enum's non-tuple variant
  note: the enum is defined here @44:1-48:2
  fix MaybeIncorrect: a local variable with a similar name exists {68:5 "K" -> "k"}
  fix MaybeIncorrect: try to construct one of the enum's variants {68:6 "" -> "::B"}
