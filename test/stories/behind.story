error[E0507] 13:9-13:18 cannot move out of `self.next` which is behind a mutable reference
  ^ 13:9-13:18 move occurs because `self.next` has type `Option<Box<Node>>`, which does not implement the `Copy` trait
  note: if `Node` implemented `Clone`, you could clone the value @13:9-13:18 you could clone this value @1:1-1:12 consider implementing `Clone` for this type
error[E0507] 16:9-16:18 cannot move out of `self.name` which is behind a shared reference
  ^ 16:9-16:18 move occurs because `self.name` has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {16:18 "" -> ".clone()"}
error[E0507] 19:9-19:18 cannot move out of `self.next` which is behind a shared reference
  - 19:19-19:27 `self.next` moved due to this method call
  ^ 19:9-19:18 help: consider calling `.as_ref()` or `.as_mut()` to borrow the type's contents
  ^ 19:9-19:18 move occurs because `self.next` has type `Option<Box<Node>>`, which does not implement the `Copy` trait
  note: `Option::<T>::unwrap` takes ownership of the receiver `self`, which moves `self.next`
  note: if `Node` implemented `Clone`, you could clone the value @19:9-19:18 you could clone this value @1:1-1:12 consider implementing `Clone` for this type
  fix MaybeIncorrect: you could `clone` the value and consume it, if the `Node: Clone` trait bound could be satisfied {19:9 "" -> "<Option<Box<Node>> as Clone>::clone(&"} {19:18 "" -> ")"}
error[E0507] 22:15-22:24 cannot move out of `self.next` as enum variant `Some` which is behind a shared reference
  - 23:18-23:19 data moved here
  - 23:18-23:19 move occurs because `n` has type `Box<Node>`, which does not implement the `Copy` trait
  fix MaybeIncorrect: consider borrowing here {22:15 "" -> "&"}
error[E0507] 29:5-29:7 cannot move out of `*r` which is behind a shared reference
  ^ 29:5-29:7 move occurs because `*r` has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {29:5 "*" -> ""} {29:7 "" -> ".clone()"}
error[E0507] 32:13-32:17 cannot move out of index of `Vec<String>`
  ^ 32:13-32:17 move occurs because value has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {32:17 "" -> ".clone()"}
  fix MaybeIncorrect: consider borrowing here {32:13 "" -> "&"}
error[E0508] 36:13-36:17 cannot move out of type `[String; 2]`, a non-copy array
  ^ 36:13-36:17 cannot move out of here
  ^ 36:13-36:17 move occurs because `a[_]` has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {36:17 "" -> ".clone()"}
  fix MaybeIncorrect: consider borrowing here {36:13 "" -> "&"}
error[E0509] 40:5-40:11 cannot move out of type `Guard`, which implements the `Drop` trait
  ^ 40:5-40:11 cannot move out of here
  ^ 40:5-40:11 move occurs because `g.name` has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {40:11 "" -> ".clone()"}
error[E0507] 44:19-44:20 cannot move out of `s`, a captured variable in an `Fn` closure
  - 43:13-43:26 move occurs because `s` has type `String`, which does not implement the `Copy` trait
  - 43:9-43:10 captured outer variable
  - 44:11-44:13 captured by this `Fn` closure
  ^ 44:19-44:20 `s` is moved here
  help: `Fn` and `FnMut` closures require captured values to be able to be consumed multiple times, but `FnOnce` closures may consume them only once @46:18-46:22
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {44:20 "" -> ".clone()"}
error[E0507] 50:5-50:7 cannot move out of an `Rc`
  ^ 50:5-50:7 move occurs because value has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {50:5 "*" -> ""} {50:7 "" -> ".clone()"}
error[E0507] 53:14-53:16 cannot move out of `*v` which is behind a shared reference
  - 53:14-53:16 `*v` moved due to this implicit call to `.into_iter()`
  ^ 53:14-53:16 move occurs because `*v` has type `Vec<String>`, which does not implement the `Copy` trait
  note: `into_iter` takes ownership of the receiver `self`, which moves `*v`
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {53:14 "*" -> ""} {53:16 "" -> ".clone()"}
  fix MaybeIncorrect: consider iterating over a slice of the `Vec<String>`'s content to avoid moving into the `for` loop {53:14 "" -> "&"}
error[E0507] 58:22-58:24 cannot move out of `o` as enum variant `Some` which is behind a shared reference
  - 58:17-58:18 data moved here
  - 58:17-58:18 move occurs because `s` has type `String`, which does not implement the `Copy` trait
  fix MaybeIncorrect: consider removing the dereference here {58:22 "*" -> ""}
