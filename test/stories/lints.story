warning[unused_imports] 1:5-1:30 unused import: `std::collections::HashMap`
  fix MachineApplicable: remove the whole `use` item {1:1 "use std::collections::HashMap;\n" -> ""}
warning[unused_imports] 2:16-2:21 unused imports: `Debug` and `Display`
  fix MachineApplicable: remove the whole `use` item {2:1 "use std::fmt::{Debug, Display};\n" -> ""}
warning[unused_variables] 3:11-3:12 unused variable: `a`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {3:11 "" -> "_"}
warning[unused_variables] 4:9-4:10 unused variable: `b`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {4:9 "" -> "_"}
warning[unused_mut] 5:9-5:14 variable does not need to be mutable
  fix MachineApplicable: remove this `mut` {5:9 "mut " -> ""}
warning[unused_variables] 7:13-7:14 unused variable: `e`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {7:13 "" -> "_"}
warning[unused_variables] 15:16-15:17 unused variable: `y`
  fix MachineApplicable: try ignoring the field {15:17 "" -> ": _"}
warning[unused_variables] 18:14-18:15 unused variable: `n`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {18:14 "" -> "_"}
warning[unused_variables] 21:9-21:10 unused variable: `i`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {21:9 "" -> "_"}
warning[unused_must_use] 24:5-24:23 unused `Result` that must be used
  note: this `Result` may be an `Err` variant, which should be handled
  fix MaybeIncorrect: use `let _ = ...` to ignore the resulting value {24:5 "" -> "let _ = "}
warning[unused_must_use] 25:5-25:34 unused `Map` that must be used
  note: iterators are lazy and do nothing unless consumed
  fix MaybeIncorrect: use `let _ = ...` to ignore the resulting value {25:5 "" -> "let _ = "}
warning[unused_must_use] 26:5-26:10 unused arithmetic operation that must be used
  ^ 26:5-26:10 the arithmetic operation produces a value
  fix MaybeIncorrect: use `let _ = ...` to ignore the resulting value {26:5 "" -> "let _ = "}
warning[unused_must_use] 27:5-27:24 unused return value of `String::len` that must be used
  fix MaybeIncorrect: use `let _ = ...` to ignore the resulting value {27:5 "" -> "let _ = "}
warning[unused_must_use] 28:5-28:11 unused comparison that must be used
  ^ 28:5-28:11 the comparison produces a value
  fix MaybeIncorrect: use `let _ = ...` to ignore the resulting value {28:5 "" -> "let _ = "}
warning[unused_must_use] 29:5-29:29 unused `Result` that must be used
  note: this `Result` may be an `Err` variant, which should be handled
  fix MaybeIncorrect: use `let _ = ...` to ignore the resulting value {29:5 "" -> "let _ = "}
warning[unreachable_code] 33:5-33:18 unreachable statement
  - 32:5-32:13 any code following this expression is unreachable
  ^ 33:5-33:18 unreachable statement
warning[unreachable_patterns] 38:9-38:10 unreachable pattern
  - 37:9-37:10 matches any value
  ^ 38:9-38:10 no value can reach this
warning[unused_unsafe] 42:5-42:11 unnecessary `unsafe` block
  ^ 42:5-42:11 unnecessary `unsafe` block
warning[unused_variables] 47:9-47:10 unused variable: `x`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {47:9 "" -> "_"}
warning[unused_variables] 48:9-48:10 variable `y` is assigned to, but never used
  note: consider using `_y` instead
warning[unused_assignments] 49:5-49:10 value assigned to `y` is never read
  help: maybe it is overwritten before being read?
warning[unused_variables] 50:9-50:14 variable `z` is assigned to, but never used
  note: consider using `_z` instead
warning[unused_assignments] 51:5-51:10 value assigned to `z` is never read
  help: maybe it is overwritten before being read?
