error[E0594] 6:9-6:20 cannot assign to `self.n`, which is behind a `&` reference
  ^ 6:9-6:20 `self` is a `&` reference, so it cannot be written to
  fix MachineApplicable: consider changing this to be a mutable reference {5:13 "" -> "mut "}
error[E0596] 9:9-9:10 cannot borrow `*v` as mutable, as it is behind a `&` reference
  ^ 9:9-9:10 `v` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {8:24 "" -> "mut "}
error[E0384] 15:5-15:10 cannot assign twice to immutable variable `x`
  - 13:9-13:10 first assignment to `x`
  ^ 15:5-15:10 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {13:9 "" -> "mut "}
warning[unused_assignments] 18:13-18:14 value passed to `n` is never read
  help: maybe it is overwritten before being read?
error[E0384] 19:5-19:10 cannot assign to immutable argument `n`
  ^ 19:5-19:10 cannot assign to immutable argument
  fix MachineApplicable: consider making this binding mutable {18:13 "" -> "mut "}
error[E0596] 24:5-24:6 cannot borrow `v` as mutable, as it is not declared as mutable
  ^ 24:5-24:6 cannot borrow as mutable
  fix MachineApplicable: consider changing this to be mutable {23:9 "" -> "mut "}
error[E0596] 27:5-27:6 cannot borrow `*s` as mutable, as it is behind a `&` reference
  ^ 27:5-27:6 `s` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {26:18 "" -> "mut "}
error[E0596] 32:5-32:6 cannot borrow `*r` as mutable, as it is behind a `&` reference
  ^ 32:5-32:6 `r` is a `&` reference, so it cannot be borrowed as mutable
  fix MachineApplicable: consider changing this to be a mutable reference {31:14 "" -> "mut "}
error[E0596] 38:5-38:8 cannot borrow `add` as mutable, as it is not declared as mutable
  - 37:18-37:19 calling `add` requires mutable binding due to mutable borrow of `n`
  ^ 38:5-38:8 cannot borrow as mutable
  fix MachineApplicable: consider changing this to be mutable {37:9 "" -> "mut "}
error[E0594] 42:22-42:28 cannot assign to `n`, as it is not declared as mutable
  ^ 42:22-42:28 cannot assign
  fix MachineApplicable: consider changing this to be mutable {41:9 "" -> "mut "}
error[E0594] 48:9-48:16 cannot assign to `*x`, which is behind a `&` reference
  - 47:14-47:16 this iterator yields `&` references
  ^ 48:9-48:16 `x` is a `&` reference, so it cannot be written to
  fix MachineApplicable: use a mutable iterator instead {47:15 "" -> "mut "}
error[E0594] 51:9-51:16 cannot assign to `*x`, which is behind a `&` reference
  - 50:14-50:22 this iterator yields `&` references
  ^ 51:9-51:16 `x` is a `&` reference, so it cannot be written to
  fix MaybeIncorrect: use mutable method {50:20 "" -> "_mut"}
warning[unused_variables] 56:9-56:10 variable `c` is assigned to, but never used
  note: consider using `_c` instead
error[E0594] 57:5-57:12 cannot assign to `c.n`, as `c` is not declared as mutable
  ^ 57:5-57:12 cannot assign
  fix MachineApplicable: consider changing this to be mutable {56:9 "" -> "mut "}
warning[unused_assignments] 57:5-57:12 value assigned to `c` is never read
  help: maybe it is overwritten before being read?
warning[unused_assignments] 60:10-60:11 value assigned to `a` is never read
  help: maybe it is overwritten before being read?
error[E0384] 61:5-61:10 cannot assign twice to immutable variable `a`
  - 60:10-60:11 first assignment to `a`
  ^ 61:5-61:10 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {60:10 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {60:10 "" -> "ref mut "}
error[E0594] 66:5-66:10 cannot assign to immutable static item `N`
  - 64:1-64:14 this `static` cannot be written to
  ^ 66:5-66:10 cannot assign
error[E0381] 70:16-70:17 used binding `x` isn't initialized
  - 69:9-69:10 binding declared here but left uninitialized
  ^ 70:16-70:17 `x` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {69:15 "" -> " = 42"}
error[E0381] 77:16-77:17 used binding `x` is possibly-uninitialized
  - 73:9-73:10 binding declared here but left uninitialized
  - 75:9-75:10 binding initialized here in some conditions
  ^ 77:16-77:17 `x` used here but it is possibly-uninitialized
error[E0594] 81:17-81:23 cannot assign to `n`, as it is a captured variable in a `Fn` closure
  - 80:9-80:14 `n` declared here, outside the closure
  - 81:14-81:16 in this closure
  - 81:5-81:13 expects `Fn` instead of `FnMut`
  - 84:16-84:25 change this to accept `FnMut` instead of `Fn`
  ^ 81:17-81:23 cannot assign
