warning[unused_imports] 1:5-1:30 unused import: `std::collections::HashMap`
  fix MachineApplicable: remove the whole `use` item {1:1 "use std::collections::HashMap;\n" -> ""}
warning[unused_imports] 2:16-2:21 unused imports: `Debug` and `Display`
  fix MachineApplicable: remove the whole `use` item {2:1 "use std::fmt::{Debug, Display};\n" -> ""}
warning[unused_imports] 3:19-3:23 unused import: `Weak`
  fix MachineApplicable: remove the unused import {3:17 ", Weak" -> ""} {3:14 "{" -> ""} {3:23 "}" -> ""}
warning[unused_imports] 5:5-5:19 unused import: `std::io as sio`
  fix MachineApplicable: remove the whole `use` item {5:1 "use std::io as sio;\n" -> ""}
warning[unused_imports] 7:18-7:25 unused imports: `Arc`, `RefCell`, and `RwLock`
  fix MachineApplicable: remove the unused imports {7:16 ", RefCell" -> ""} {7:11 "{" -> ""} {7:25 "}" -> ""} {8:12 "Arc, " -> ""} {8:22 ", RwLock" -> ""} {8:11 "{" -> ""} {8:30 "}" -> ""}
warning[unused_imports] 11:9-11:17 unused import: `std::fmt`
  fix MachineApplicable: remove the whole `use` item {11:5 "use std::fmt;" -> ""}
warning[unused_imports] 12:9-12:19 unused import: `std::io::*`
  fix MachineApplicable: remove the whole `use` item {12:5 "use std::io::*;" -> ""}
warning[dead_code] 13:12-13:13 function `f` is never used
warning[dead_code] 15:4-15:5 function `f` is never used
warning[unused_variables] 15:24-15:25 unused variable: `m`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {15:24 "" -> "_"}
warning[unused_variables] 15:6-15:7 unused variable: `r`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {15:6 "" -> "_"}
warning[unreachable_code] 17:5-17:15 unreachable statement
  - 16:5-16:11 any code following this expression is unreachable
  ^ 17:5-17:15 unreachable statement
warning[dead_code] 20:4-20:5 function `g` is never used
warning[unreachable_code] 22:5-22:18 unreachable statement
  - 21:5-21:13 any code following this expression is unreachable
  ^ 22:5-22:18 unreachable statement
warning[dead_code] 25:4-25:5 function `h` is never used
warning[unreachable_code] 27:5-27:6 unreachable expression
  - 26:5-26:16 any code following this expression is unreachable
  ^ 27:5-27:6 unreachable expression
warning[dead_code] 29:4-29:5 function `i` is never used
warning[unreachable_code] 31:5-31:18 unreachable expression
  - 30:5-30:12 any code following this expression is unreachable
  ^ 31:5-31:18 unreachable expression
warning[dead_code] 33:4-33:5 function `j` is never used
warning[unreachable_code] 35:5-37:6 unreachable expression
  - 34:5-34:26 any code following this expression is unreachable
  ^ 35:5-37:6 unreachable expression
warning[dead_code] 39:4-39:5 function `k` is never used
warning[unreachable_code] 40:13-40:25 unreachable expression
  - 40:18-40:24 any code following this expression is unreachable
  ^ 40:13-40:25 unreachable expression
warning[unused_variables] 40:9-40:10 unused variable: `v`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {40:9 "" -> "_"}
warning[unreachable_code] 41:20-41:26 unreachable expression
  - 41:20-41:26 any code following this expression is unreachable
  ^ 41:20-41:26 unreachable expression
warning[dead_code] 43:4-43:5 function `l` is never used
warning[unused_variables] 44:9-44:10 unused variable: `x`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {44:9 "" -> "_"}
warning[unused_unsafe] 45:5-45:11 unnecessary `unsafe` block
  ^ 45:5-45:11 unnecessary `unsafe` block
warning[unused_variables] 46:13-46:14 unused variable: `y`
  fix MachineApplicable: if this is intentional, prefix it with an underscore {46:13 "" -> "_"}
warning[unreachable_code] 49:5-49:26 unreachable statement
  - 47:18-47:52 any code following this expression is unreachable
  ^ 49:5-49:26 unreachable statement
warning[unused_unsafe] 49:13-49:19 unnecessary `unsafe` block
  ^ 49:13-49:19 unnecessary `unsafe` block
