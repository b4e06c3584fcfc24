error[E0502] 7:5-7:14 cannot borrow `v` as mutable because it is also borrowed as immutable
  - 6:14-6:15 immutable borrow occurs here
  - 8:16-8:17 immutable borrow later used here
  ^ 7:5-7:14 mutable borrow occurs here
error[E0499] 13:13-13:19 cannot borrow `s` as mutable more than once at a time
  - 12:13-12:19 first mutable borrow occurs here
  - 14:5-14:6 first borrow later used here
  ^ 13:13-13:19 second mutable borrow occurs here
error[E0505] 20:10-20:11 cannot move out of `s` because it is borrowed
  - 18:9-18:10 binding `s` declared here
  - 19:13-19:15 borrow of `s` occurs here
  - 21:16-21:17 borrow later used here
  ^ 20:10-20:11 move out of `s` occurs here
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {19:15 "" -> ".clone()"}
error[E0506] 26:5-26:10 cannot assign to `x` because it is borrowed
  - 25:13-25:15 `x` is borrowed here
  - 27:16-27:17 borrow later used here
  ^ 26:5-26:10 `x` is assigned to here but it was already borrowed
warning[unused_assignments] 26:5-26:10 value assigned to `x` is never read
  help: maybe it is overwritten before being read?
error[E0503] 32:13-32:14 cannot use `x` because it was mutably borrowed
  - 31:13-31:19 `x` is borrowed here
  - 33:5-33:11 borrow later used here
  ^ 32:13-32:14 use of borrowed `x`
error[E0597] 39:13-39:15 `x` does not live long enough
  - 38:13-38:14 binding `x` declared here
  - 40:5-40:6 `x` dropped here while still borrowed
  - 41:16-41:17 borrow later used here
  ^ 39:13-39:15 borrowed value does not live long enough
error[E0716] 44:13-44:30 temporary value dropped while borrowed
  - 44:39-44:40 temporary value is freed at the end of this statement
  - 45:16-45:17 borrow later used here
  ^ 44:13-44:30 creates a temporary value which is freed while still in use
  fix MaybeIncorrect: consider using a `let` binding to create a longer lived value {44:5 "" -> "let binding = String::from(\"a\");\n    "} {44:13 "String::from(\"a\")" -> "binding"}
error[E0515] 49:5-49:7 cannot return reference to local variable `s`
  ^ 49:5-49:7 returns a reference to data owned by the current function
error[E0515] 53:5-53:7 cannot return reference to local variable `s`
  ^ 53:5-53:7 returns a reference to data owned by the current function
error[E0515] 57:5-57:17 cannot return value referencing local variable `v`
  - 57:5-57:6 `v` is borrowed here
  ^ 57:5-57:17 returns a value referencing data owned by the current function
error[E0373] 61:5-61:7 closure may outlive the current function, but it borrows `n`, which is owned by the current function
  - 61:8-61:9 `n` is borrowed here
  ^ 61:5-61:7 may outlive borrowed value `n`
  note: closure is returned here @61:5-61:13
  fix MachineApplicable: to force the closure to take ownership of `n` (and any other referenced variables), use the `move` keyword {61:5 "" -> "move "}
error[E0373] 65:14-65:17 closure may outlive the current function, but it borrows `n`, which is owned by the current function
  - 65:22-65:23 `n` is borrowed here
  ^ 65:14-65:17 may outlive borrowed value `n`
  note: closure is returned here @65:5-65:24
  fix MachineApplicable: to force the closure to take ownership of `n` (and any other referenced variables), use the `move` keyword {65:14 "" -> "move "}
error[E0373] 69:32-69:34 closure may outlive the current function, but it borrows `v`, which is owned by the current function
  - 69:46-69:47 `v` is borrowed here
  ^ 69:32-69:34 may outlive borrowed value `v`
  note: function requires argument type to outlive `'static` @69:13-69:53
  fix MachineApplicable: to force the closure to take ownership of `v` (and any other referenced variables), use the `move` keyword {69:32 "" -> "move "}
error[E0502] 75:9-75:19 cannot borrow `v` as mutable because it is also borrowed as immutable
  - 74:14-74:16 immutable borrow later used here
  - 74:14-74:16 immutable borrow occurs here
  ^ 75:9-75:19 mutable borrow occurs here
error[E0502] 81:5-81:14 cannot borrow `v` as mutable because it is also borrowed as immutable
  - 80:19-80:21 immutable borrow occurs here
  - 82:16-82:17 immutable borrow later used here
  ^ 81:5-81:14 mutable borrow occurs here
error[E0499] 87:18-87:19 cannot borrow `v` as mutable more than once at a time
  - 86:18-86:19 first mutable borrow occurs here
  - 88:20-88:21 first borrow later used here
  ^ 87:18-87:19 second mutable borrow occurs here
  help: use `.split_at_mut(position)` to obtain two mutable non-overlapping sub-slices
