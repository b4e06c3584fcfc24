error[E0384] 3:5-3:10 cannot assign twice to immutable variable `p`
  - 2:7-2:8 first assignment to `p`
  ^ 3:5-3:10 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {2:7 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {2:7 "" -> "ref mut "}
error[E0384] 7:9-7:14 cannot assign twice to immutable variable `i`
  - 6:10-6:11 first assignment to `i`
  ^ 7:9-7:14 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {6:10 "" -> "(mut i) "}
error[E0384] 10:9-10:14 cannot assign twice to immutable variable `k`
  - 9:9-9:10 first assignment to `k`
  ^ 10:9-10:14 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {9:9 "" -> "(mut k) "}
error[E0384] 13:9-13:14 cannot assign twice to immutable variable `l`
  - 12:17-12:18 first assignment to `l`
  ^ 13:9-13:14 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {12:17 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {12:17 "" -> "ref mut "}
error[E0384] 16:9-16:14 cannot assign twice to immutable variable `m`
  - 15:20-15:21 first assignment to `m`
  ^ 16:9-16:14 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {15:20 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {15:20 "" -> "ref mut "}
error[E0384] 19:5-19:10 cannot assign twice to immutable variable `n`
  - 18:9-18:10 first assignment to `n`
  ^ 19:5-19:10 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {18:9 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {18:9 "" -> "ref mut "}
error[E0384] 21:5-21:10 cannot assign twice to immutable variable `o`
  - 20:10-20:11 first assignment to `o`
  ^ 21:5-21:10 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {20:10 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {20:10 "" -> "ref mut "}
error[E0384] 24:5-24:11 cannot assign to immutable argument `x`
  ^ 24:5-24:11 cannot assign to immutable argument
  fix MachineApplicable: consider making this binding mutable {23:6 "" -> "mut "}
error[E0384] 31:5-31:10 cannot assign twice to immutable variable `a`
  - 30:13-30:14 first assignment to `a`
  ^ 31:5-31:10 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {30:13 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {30:13 "" -> "ref mut "}
error[E0384] 35:5-35:10 cannot assign twice to immutable variable `b`
  - 34:16-34:17 first assignment to `b`
  ^ 35:5-35:10 cannot assign twice to immutable variable
  fix MachineApplicable: consider making this binding mutable {34:16 "" -> "mut "}
  fix MaybeIncorrect: to modify the original value, take a borrow instead {34:16 "" -> "ref mut "}
error[E0384] 37:9-37:14 cannot assign to immutable argument `g`
  ^ 37:9-37:14 cannot assign to immutable argument
  fix MachineApplicable: consider making this binding mutable {36:14 "" -> "mut "}
