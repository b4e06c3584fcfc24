error[E0594] 8:9-8:19 cannot assign to `self.a`, which is behind a `&` reference
  ^ 8:9-8:19 `self` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {7:11 "" -> "mut "}
error[E0596] 9:9-9:15 cannot borrow `self.v` as mutable, as it is behind a `&` reference
  ^ 9:9-9:15 `self` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {7:11 "" -> "mut "}
error[E0596] 10:17-10:19 cannot borrow `*self` as mutable, as it is behind a `&` reference
  - 10:20-10:26 mutable borrow occurs due to use of `*self` in closure
  ^ 10:17-10:19 `self` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {7:11 "" -> "mut "}
error[E0594] 13:9-13:19 cannot assign to `self.a`, which is behind a `&` reference
  ^ 13:9-13:19 `self` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {12:17 "" -> "mut "}
error[E0594] 21:9-21:19 cannot assign to `self.a`, which is behind a `&` reference
  ^ 21:9-21:19 `self` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference in the `impl` method and the `trait` definition {20:11 "" -> "mut "} {17:11 "" -> "mut "}
error[E0594] 25:5-25:11 cannot assign to `*x`, which is behind a `&` reference
  ^ 25:5-25:11 `x` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {24:10 "" -> "mut "}
error[E0596] 28:5-28:6 cannot borrow `*x` as mutable, as it is behind a `&` reference
  ^ 28:5-28:6 `x` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {27:10 "" -> "mut "}
error[E0596] 30:5-30:6 cannot borrow `*y` as mutable, as it is behind a `&` reference
  ^ 30:5-30:6 `y` is a `&` reference, so it cannot be borrowed as mutable
  fix HasPlaceholders: consider specifying this binding's type {29:10 "" -> ": &mut Vec<i32>"}
error[E0596] 32:5-32:6 cannot borrow `**z` as mutable, as it is behind a `&` reference
  ^ 32:5-32:6 cannot borrow as mutable
error[E0594] 36:9-36:15 cannot assign to `*x`, which is behind a `*const` pointer
  ^ 36:9-36:15 `x` is a `*const` pointer, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable pointer {34:10 "" -> "mut "}
error[E0594] 42:5-42:11 cannot assign to `*y`, which is behind a `&` reference
  ^ 42:5-42:11 `y` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {41:14 "" -> "mut "}
error[E0594] 44:5-44:11 cannot assign to `*z`, which is behind a `&` reference
  ^ 44:5-44:11 `z` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {43:20 "" -> "mut "}
error[E0594] 46:5-46:11 cannot assign to `*w`, which is behind a `&` reference
  ^ 46:5-46:11 `w` is a `&` reference, so it cannot be written to
  fix HasPlaceholders: consider specifying this binding's type {45:10 "" -> ": &mut i32"}
error[E0594] 48:5-48:11 cannot assign to `*q`, which is behind a `&` reference
  ^ 48:5-48:11 `q` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {47:13 "" -> "mut "}
error[E0596] 52:9-52:10 cannot borrow `*s` as mutable, as it is behind a `&` reference
  - 51:14-51:15 this iterator yields `&` references
  ^ 52:9-52:10 `s` is a `&` reference, so it cannot be borrowed as mutable
error[E0596] 55:9-55:10 cannot borrow `*s` as mutable, as it is behind a `&` reference
  - 54:14-54:22 this iterator yields `&` references
  ^ 55:9-55:10 `s` is a `&` reference, so it cannot be borrowed as mutable
  fix MaybeIncorrect: use mutable method {54:20 "" -> "_mut"}
error[E0596] 57:27-57:28 cannot borrow `*s` as mutable, as it is behind a `&` reference
  ^ 57:27-57:28 `s` is a `&` reference, so it cannot be borrowed as mutable
  fix MaybeIncorrect: you may want to use `iter_mut` here {57:11 "" -> "_mut"}
error[E0596] 61:9-61:10 cannot borrow `*s` as mutable, as it is behind a `&` reference
  ^ 61:9-61:10 `s` is a `&` reference, so it cannot be borrowed as mutable
error[E0596] 64:20-64:21 cannot borrow `*s` as mutable, as it is behind a `&` reference
  ^ 64:20-64:21 `s` is a `&` reference, so it cannot be borrowed as mutable
error[E0596] 67:26-67:27 cannot borrow `*s` as mutable, as it is behind a `&` reference
  ^ 67:26-67:27 `s` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {67:18 "" -> "mut "}
error[E0594] 70:5-70:12 cannot assign to `x.0`, which is behind a `&` reference
  ^ 70:5-70:12 `x` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {69:32 "" -> "mut "}
error[E0594] 72:5-72:11 cannot assign to `*a`, which is behind a `&` reference
  ^ 72:5-72:11 `a` is a `&` reference, so it cannot be written to
error[E0594] 74:5-74:11 cannot assign to `*p`, which is behind a `&` reference
  ^ 74:5-74:11 `p` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {73:15 "" -> "mut "}
error[E0594] 77:5-77:11 cannot assign to `*x`, as `x` is not declared as mutable
  ^ 77:5-77:11 cannot assign
  fix MachineApplicable: consider changing this to be mutable {76:6 "" -> "mut "}
error[E0596] 78:5-78:6 cannot borrow data in an `Rc` as mutable
  ^ 78:5-78:6 cannot borrow as mutable
  help: trait `DerefMut` is required to modify through a dereference, but it is not implemented for `Rc<Vec<i32>>`
error[E0594] 79:16-79:22 cannot assign to `*x`, as it is not declared as mutable
  ^ 79:16-79:22 cannot assign
  fix MachineApplicable: consider changing this to be mutable {76:6 "" -> "mut "}
error[E0596] 80:5-80:6 cannot borrow `c` as mutable, as it is not declared as mutable
  - 79:16-79:18 calling `c` requires mutable binding due to mutable borrow of `*x`
  ^ 80:5-80:6 cannot borrow as mutable
  fix MachineApplicable: consider changing this to be mutable {79:9 "" -> "mut "}
error[E0594] 83:16-83:21 cannot assign to `x`, as it is not declared as mutable
  ^ 83:16-83:21 cannot assign
  fix MachineApplicable: consider changing this to be mutable {82:6 "" -> "mut "}
error[E0594] 84:21-84:26 cannot assign to `x`, as it is not declared as mutable
  ^ 84:21-84:26 cannot assign
  fix MachineApplicable: consider changing this to be mutable {82:6 "" -> "mut "}
error[E0594] 87:5-87:11 cannot assign to `*x`, which is behind a `&` reference
  ^ 87:5-87:11 `x` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {86:14 "" -> "mut "}
error[E0594] 92:5-92:10 cannot assign to immutable static item `N`
  - 89:1-89:14 this `static` cannot be written to
  ^ 92:5-92:10 cannot assign
error[E0596] 93:5-93:6 cannot borrow immutable static item `V` as mutable
  - 90:1-90:19 this `static` cannot be borrowed as mutable
  ^ 93:5-93:6 cannot borrow as mutable
error[E0596] 95:6-95:7 cannot borrow `s` as mutable, as it is not declared as mutable
  - 96:5-96:6 cannot borrow as mutable
  - 97:13-97:19 cannot borrow as mutable
  ^ 95:6-95:7 not mutable
  fix MachineApplicable: consider changing this to be mutable {95:6 "" -> "mut "}
error[E0596] 100:5-100:6 cannot borrow `**s` as mutable, as it is behind a `&` reference
  ^ 100:5-100:6 `s` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {99:10 "" -> "mut "}
error[E0594] 105:13-105:19 cannot assign to `n`, as it is a captured variable in a `Fn` closure
  - 102:12-102:21 change this to accept `FnMut` instead of `Fn`
  - 104:9-104:14 `n` declared here, outside the closure
  - 105:10-105:12 in this closure
  - 105:5-105:9 expects `Fn` instead of `FnMut`
  ^ 105:13-105:19 cannot assign
error[E0596] 107:13-107:14 cannot borrow `v` as mutable, as it is a captured variable in a `Fn` closure
  - 102:12-102:21 change this to accept `FnMut` instead of `Fn`
  - 106:9-106:14 `v` declared here, outside the closure
  - 107:10-107:12 in this closure
  - 107:5-107:9 expects `Fn` instead of `FnMut`
  ^ 107:13-107:14 cannot borrow as mutable
error[E0594] 108:28-108:33 cannot assign to `n`, as it is a captured variable in a `Fn` closure
  - 104:9-104:14 `n` declared here, outside the closure
  - 108:25-108:27 in this closure
  ^ 108:28-108:33 cannot assign
error[E0594] 114:17-114:22 cannot assign to `y`, as it is immutable for the pattern guard
  ^ 114:17-114:22 cannot assign
  note: variables bound in patterns are immutable until the end of the pattern guard
error[E0596] 121:5-121:6 cannot borrow `*m` as mutable, as it is behind a `&` reference
  ^ 121:5-121:6 `m` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {120:19 "" -> "mut "}
error[E0594] 122:5-122:14 cannot assign to data in an index of `HashMap<i32, i32>`
  ^ 122:5-122:14 cannot assign
  help: trait `IndexMut` is required to modify indexed content, but it is not implemented for `HashMap<i32, i32>`
  fix MachineApplicable: use `.insert()` to insert a value into a `HashMap<i32, i32>`, `.get_mut()` to modify it, or the entry API for more flexibility {122:6 "[" -> ".insert("} {122:9 "] =" -> ","} {122:14 "" -> ")"} {122:5 "" -> "if let Some(val) = "} {122:6 "[" -> ".get_mut("} {122:9 "]" -> ") { *val"} {122:14 "" -> "; }"} {122:5 "" -> "let val = "} {122:6 "[" -> ".entry("} {122:9 "] = " -> ").or_insert("} {122:14 "" -> ")"}
error[E0594] 125:5-125:14 cannot assign to data in an index of `HashMap<i32, i32>`
  ^ 125:5-125:14 cannot assign
  help: trait `IndexMut` is required to modify indexed content, but it is not implemented for `HashMap<i32, i32>`
  fix MachineApplicable: use `.insert()` to insert a value into a `HashMap<i32, i32>`, `.get_mut()` to modify it, or the entry API for more flexibility {125:6 "[" -> ".insert("} {125:9 "] =" -> ","} {125:14 "" -> ")"} {125:5 "" -> "if let Some(val) = "} {125:6 "[" -> ".get_mut("} {125:9 "]" -> ") { *val"} {125:14 "" -> "; }"} {125:5 "" -> "let val = "} {125:6 "[" -> ".entry("} {125:9 "] = " -> ").or_insert("} {125:14 "" -> ")"}
error[E0596] 126:5-126:6 cannot borrow data in dereference of `Ref<'_, Vec<i32>>` as mutable
  ^ 126:5-126:6 cannot borrow as mutable
  help: trait `DerefMut` is required to modify through a dereference, but it is not implemented for `Ref<'_, Vec<i32>>`
error[E0594] 127:5-127:28 cannot assign to data in a `&` reference
  ^ 127:5-127:28 cannot assign
