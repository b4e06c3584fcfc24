error[E0382] 15:10-15:11 use of moved value: `x`
  - 13:6-13:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 14:13-14:15 value moved into closure here
  - 14:21-14:22 variable moved due to use in closure
  ^ 15:10-15:11 value used here after move
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @3:15-3:16 this parameter takes ownership of the value @3:4-3:8 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {14:22 "" -> ".clone()"}
error[E0382] 20:10-20:11 use of moved value: `x`
  - 18:6-18:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 19:13-19:20 value moved into closure here
  - 19:21-19:22 variable moved due to use in closure
  ^ 20:10-20:11 value used here after move
  fix MachineApplicable: consider cloning the value before moving it into the closure {19:5 "" -> "let value = x.clone();\n    "} {19:21 "x" -> "value"}
error[E0382] 27:11-27:12 borrow of moved value: `v`
  - 23:6-23:7 move occurs because `v` has type `Vec<String>`, which does not implement the `Copy` trait
  - 27:5-27:22 inside of this loop
  - 28:17-28:18 value moved here, in previous iteration of loop
  ^ 27:11-27:12 value borrowed here after move
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {28:18 "" -> ".clone()"}
error[E0382] 31:13-31:14 borrow of moved value: `x`
  - 23:22-23:23 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 24:5-24:16 inside of this loop
  - 25:14-25:15 value moved here, in previous iteration of loop
  ^ 31:13-31:14 value borrowed here after move
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @3:15-3:16 this parameter takes ownership of the value @3:4-3:8 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {25:15 "" -> ".clone()"}
error[E0382] 37:12-37:13 borrow of moved value: `x`
  - 35:6-35:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 36:5-36:9 inside of this loop
  - 40:13-40:14 value moved here, in previous iteration of loop
  ^ 37:12-37:13 value borrowed here after move
  note: consider changing this parameter type in function `own` to borrow instead if owning the value isn't necessary @4:11-4:17 this parameter takes ownership of the value @4:4-4:7 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {40:14 "" -> ".clone()"}
  fix MaybeIncorrect: consider moving the expression out of the loop so it is only moved once {36:5 "" -> "let mut value = own(x);\n    "} {40:9 "own(x)" -> "value"}
error[E0382] 47:10-47:11 use of partially moved value: `x`
  - 44:17-44:18 value partially moved here
  ^ 47:10-47:11 value used here after partial move
  note: partial move occurs because value has type `N`, which does not implement the `Copy` trait
  fix MachineApplicable: borrow this binding in the pattern to avoid moving the value {44:17 "" -> "ref "}
error[E0382] 51:5-51:6 use of moved value: `x`
  - 49:6-49:7 move occurs because `x` has type `N`, which does not implement the `Copy` trait
  - 50:7-50:12 `x` moved due to this method call
  ^ 51:5-51:6 value used here after move
  note: `N::eat` takes ownership of the receiver `self`, which moves `x` @10:12-10:16
error[E0382] 55:10-55:11 use of moved value: `r`
  - 53:6-53:7 move occurs because `r` has type `Rc<String>`, which does not implement the `Copy` trait
  - 54:10-54:11 value moved here
  ^ 55:10-55:11 value used here after move
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @3:15-3:16 this parameter takes ownership of the value @3:4-3:8 in this function
  fix MachineApplicable: clone the value to increment its reference count {54:11 "" -> ".clone()"}
error[E0382] 58:10-58:12 borrow of moved value: `q`
  - 56:9-56:10 move occurs because `q` has type `Rc<i32>`, which does not implement the `Copy` trait
  - 57:13-57:14 value moved here
  ^ 58:10-58:12 value borrowed here after move
  fix MachineApplicable: clone the value to increment its reference count {57:14 "" -> ".clone()"}
error[E0382] 62:16-62:17 borrow of moved value: `x`
  - 60:6-60:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 61:24-61:31 value moved into closure here
  - 61:43-61:44 variable moved due to use in closure
  ^ 62:16-62:17 value borrowed here after move
  fix MachineApplicable: consider cloning the value before moving it into the closure {61:5 "" -> "let value = x.clone();\n    "} {61:43 "x" -> "value"}
error[E0382] 66:10-66:11 use of moved value: `x`
  - 64:9-64:10 move occurs because `x` has type `T`, which does not implement the `Copy` trait
  - 65:10-65:11 value moved here
  ^ 66:10-66:11 value used here after move
  help: if `T` implemented `Clone`, you could clone the value @64:6-64:7 consider constraining this type parameter with `Clone` @65:10-65:11 you could clone this value
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @3:15-3:16 this parameter takes ownership of the value @3:4-3:8 in this function
  fix MachineApplicable: consider restricting type parameter `T` with trait `Copy` {64:7 "" -> ": Copy"}
error[E0382] 70:10-70:11 use of moved value: `x`
  - 68:6-68:7 move occurs because `x` has type `&mut String`, which does not implement the `Copy` trait
  - 69:10-69:11 value moved here
  ^ 70:10-70:11 value used here after move
  fix MachineApplicable: consider creating a fresh reborrow of `x` here {69:10 "" -> "&mut *"}
error[E0382] 74:11-74:12 use of moved value: `x`
  - 72:6-72:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 73:11-73:12 value moved here
  ^ 74:11-74:12 value used here after move
  note: consider changing this parameter type in method `put` to borrow instead if owning the value isn't necessary @11:22-11:28 this parameter takes ownership of the value @11:8-11:11 in this method
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {73:12 "" -> ".clone()"}
error[E0382] 75:9-75:10 use of moved value: `x`
  - 72:6-72:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 74:11-74:12 value moved here
  ^ 75:9-75:10 value used here after move
  note: consider changing this parameter type in method `put` to borrow instead if owning the value isn't necessary @11:22-11:28 this parameter takes ownership of the value @11:8-11:11 in this method
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {74:12 "" -> ".clone()"}
error[E0382] 79:14-79:15 use of moved value: `x`
  - 77:6-77:7 move occurs because `x` has type `Vec<String>`, which does not implement the `Copy` trait
  - 78:14-78:15 `x` moved due to this implicit call to `.into_iter()`
  ^ 79:14-79:15 value used here after move
  note: `into_iter` takes ownership of the receiver `self`, which moves `x`
  fix MaybeIncorrect: consider iterating over a slice of the `Vec<String>`'s content to avoid moving into the `for` loop {78:14 "" -> "&"}
error[E0382] 80:5-80:6 use of moved value: `x`
  - 77:6-77:7 move occurs because `x` has type `Vec<String>`, which does not implement the `Copy` trait
  - 79:14-79:15 `x` moved due to this implicit call to `.into_iter()`
  ^ 80:5-80:6 value used here after move
  fix MaybeIncorrect: consider iterating over a slice of the `Vec<String>`'s content to avoid moving into the `for` loop {79:14 "" -> "&"}
error[E0507] 83:13-83:14 cannot move out of `x`, a captured variable in an `Fn` closure
  - 82:6-82:7 captured outer variable
  - 82:9-82:10 move occurs because `x` has type `N`, which does not implement the `Copy` trait
  - 83:5-83:12 captured by this `Fn` closure
  ^ 83:13-83:14 `x` is moved here
  help: `Fn` and `FnMut` closures require captured values to be able to be consumed multiple times, but `FnOnce` closures may consume them only once
  note: if `N` implemented `Clone`, you could clone the value @7:1-7:9 consider implementing `Clone` for this type @83:13-83:14 you could clone this value
error[E0507] 86:13-86:15 cannot move out of `*x` which is behind a shared reference
  ^ 86:13-86:15 move occurs because `*x` has type `N`, which does not implement the `Copy` trait
  note: if `N` implemented `Clone`, you could clone the value @7:1-7:9 consider implementing `Clone` for this type @86:13-86:15 you could clone this value
  fix MaybeIncorrect: consider removing the dereference here {86:13 "*" -> ""}
error[E0507] 87:13-87:16 cannot move out of `x` which is behind a shared reference
  ^ 87:13-87:16 move occurs because `x.0` has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {87:16 "" -> ".clone()"}
  fix MaybeIncorrect: consider borrowing here {87:13 "" -> "&"}
error[E0507] 88:13-88:14 cannot move out of `*o` which is behind a shared reference
  - 88:15-88:23 `*o` moved due to this method call
  ^ 88:13-88:14 help: consider calling `.as_ref()` or `.as_mut()` to borrow the type's contents
  ^ 88:13-88:14 move occurs because `*o` has type `Option<N>`, which does not implement the `Copy` trait
  note: `Option::<T>::unwrap` takes ownership of the receiver `self`, which moves `*o`
  note: if `N` implemented `Clone`, you could clone the value @7:1-7:9 consider implementing `Clone` for this type @88:13-88:14 you could clone this value
  fix MaybeIncorrect: consider annotating `N` with `#[derive(Clone)]` {7:1 "" -> "#[derive(Clone)]\n"}
  fix MaybeIncorrect: you could `clone` the value and consume it, if the `N: Clone` trait bound could be satisfied {88:13 "" -> "<Option<N> as Clone>::clone(&"} {88:14 "" -> ")"}
error[E0508] 89:13-89:17 cannot move out of type `[String]`, a non-copy slice
  ^ 89:13-89:17 cannot move out of here
  ^ 89:13-89:17 move occurs because `v[_]` has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {89:17 "" -> ".clone()"}
  fix MaybeIncorrect: consider borrowing here {89:13 "" -> "&"}
error[E0507] 90:11-90:13 cannot move out of `o` as enum variant `Some` which is behind a shared reference
  - 91:14-91:15 data moved here
  - 91:14-91:15 move occurs because `p` has type `N`, which does not implement the `Copy` trait
  fix MaybeIncorrect: consider removing the dereference here {90:11 "*" -> ""}
error[E0507] 94:13-94:34 cannot move out of a shared reference
  ^ 94:13-94:34 move occurs because value has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {94:34 "" -> ".clone()"}
  fix MaybeIncorrect: consider borrowing here {94:13 "" -> "&"}
error[E0507] 97:14-97:16 cannot move out of `*x` which is behind a mutable reference
  - 97:14-97:16 `*x` moved due to this implicit call to `.into_iter()`
  ^ 97:14-97:16 move occurs because `*x` has type `Vec<String>`, which does not implement the `Copy` trait
  note: `into_iter` takes ownership of the receiver `self`, which moves `*x`
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {97:14 "*" -> ""} {97:16 "" -> ".clone()"}
  fix MaybeIncorrect: consider iterating over a slice of the `Vec<String>`'s content to avoid moving into the `for` loop {97:14 "" -> "&"}
error[E0507] 98:13-98:15 cannot move out of `*x` which is behind a mutable reference
  ^ 98:13-98:15 move occurs because `*x` has type `Vec<String>`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {98:13 "*" -> ""} {98:15 "" -> ".clone()"}
  fix MaybeIncorrect: consider removing the dereference here {98:13 "*" -> ""}
error[E0507] 99:17-99:19 cannot move out of `*x` which is behind a mutable reference
  ^ 99:17-99:19 move occurs because `*x` has type `Vec<String>`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {99:17 "*" -> ""} {99:19 "" -> ".clone()"}
error[E0382] 103:10-103:11 use of partially moved value: `x`
  - 102:10-102:13 value partially moved here
  ^ 103:10-103:11 value used here after partial move
  note: partial move occurs because `x.0` has type `String`, which does not implement the `Copy` trait
error[E0507] 105:10-105:13 cannot move out of an `Rc`
  ^ 105:10-105:13 move occurs because value has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {105:13 "" -> ".clone()"}
error[E0507] 106:5-106:6 cannot move out of an `Rc`
  - 106:7-106:12 value moved due to this method call
  ^ 106:5-106:6 move occurs because value has type `N`, which does not implement the `Copy` trait
  note: `N::eat` takes ownership of the receiver `self`, which moves value @10:12-10:16
  note: if `N` implemented `Clone`, you could clone the value @106:5-106:6 you could clone this value @7:1-7:9 consider implementing `Clone` for this type
error[E0382] 110:13-110:14 use of moved value: `x`
  - 108:6-108:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 109:13-109:14 value moved here
  ^ 110:13-110:14 value used here after move
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {109:14 "" -> ".clone()"}
error[E0505] 112:10-112:11 cannot move out of `y` because it is borrowed
  - 109:9-109:10 binding `y` declared here
  - 111:13-111:15 borrow of `y` occurs here
  - 113:10-113:11 borrow later used here
  ^ 112:10-112:11 move out of `y` occurs here
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {111:15 "" -> ".clone()"}
error[E0505] 117:10-117:11 cannot move out of `x` because it is borrowed
  - 115:6-115:7 binding `x` declared here
  - 116:13-116:17 borrow of `x.0` occurs here
  - 118:10-118:11 borrow later used here
  ^ 117:10-117:11 move out of `x` occurs here
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {116:17 "" -> ".clone()"}
error[E0505] 121:10-121:11 cannot move out of `g` because it is borrowed
  - 119:9-119:10 binding `g` declared here
  - 120:13-120:15 borrow of `g` occurs here
  - 122:10-122:11 borrow later used here
  ^ 121:10-121:11 move out of `g` occurs here
  note: if `G<i32>` implemented `Clone`, you could clone the value @120:14-120:15 you could clone this value @8:1-8:12 consider implementing `Clone` for this type
error[E0505] 126:10-126:11 cannot move out of `x` because it is borrowed
  - 124:6-124:7 binding `x` declared here
  - 125:13-125:15 borrow of `x` occurs here
  - 127:10-127:11 borrow later used here
  ^ 126:10-126:11 move out of `x` occurs here
  fix MachineApplicable: clone the value to increment its reference count {125:15 "" -> ".clone()"}
error[E0502] 130:9-130:19 cannot borrow `v` as mutable because it is also borrowed as immutable
  - 129:14-129:16 immutable borrow later used here
  - 129:14-129:16 immutable borrow occurs here
  ^ 130:9-130:19 mutable borrow occurs here
error[E0502] 133:5-133:14 cannot borrow `v` as mutable because it is also borrowed as immutable
  - 132:18-132:19 immutable borrow occurs here
  - 134:10-134:15 immutable borrow later used here
  ^ 133:5-133:14 mutable borrow occurs here
error[E0499] 138:18-138:19 cannot borrow `*v` as mutable more than once at a time
  - 137:18-137:19 first mutable borrow occurs here
  - 139:11-139:12 first borrow later used here
  ^ 138:18-138:19 second mutable borrow occurs here
  help: use `.split_at_mut(position)` to obtain two mutable non-overlapping sub-slices
error[E0499] 142:5-142:6 cannot borrow `*v` as mutable more than once at a time
  - 141:13-141:14 first mutable borrow occurs here
  - 143:10-143:11 first borrow later used here
  ^ 142:5-142:6 second mutable borrow occurs here
error[E0597] 150:13-150:15 `t` does not live long enough
  - 149:13-149:14 binding `t` declared here
  - 151:5-151:6 `t` dropped here while still borrowed
  - 152:10-152:11 borrow later used here
  ^ 150:13-150:15 borrowed value does not live long enough
error[E0716] 153:13-153:30 temporary value dropped while borrowed
  - 153:39-153:40 temporary value is freed at the end of this statement
  - 154:10-154:11 borrow later used here
  ^ 153:13-153:30 creates a temporary value which is freed while still in use
  fix MaybeIncorrect: consider using a `let` binding to create a longer lived value {153:5 "" -> "let binding = String::from(\"a\");\n    "} {153:13 "String::from(\"a\")" -> "binding"}
error[E0515] 155:5-155:7 cannot return reference to local variable `s`
  ^ 155:5-155:7 returns a reference to data owned by the current function
error[E0621] 158:5-158:6 explicit lifetime required in the type of `y`
  ^ 158:5-158:6 lifetime `'a` required
  fix Unspecified: add explicit lifetime `'a` to the type of `y` {157:26 "" -> "'a "}
error[E0373] 162:5-162:7 closure may outlive the current function, but it borrows `s`, which is owned by the current function
  - 162:14-162:15 `s` is borrowed here
  ^ 162:5-162:7 may outlive borrowed value `s`
  note: closure is returned here @162:5-162:16
  fix MachineApplicable: to force the closure to take ownership of `s` (and any other referenced variables), use the `move` keyword {162:5 "" -> "move "}
