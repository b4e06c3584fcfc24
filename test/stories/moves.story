error[E0382] 11:22-11:23 borrow of moved value: `v`
  - 10:10-10:11 value moved here
  - 9:9-9:10 move occurs because `v` has type `Vec<i32>`, which does not implement the `Copy` trait
  ^ 11:22-11:23 value borrowed here after move
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @5:12-5:20 this parameter takes ownership of the value @5:4-5:8 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {10:11 "" -> ".clone()"}
error[E0382] 18:20-18:21 borrow of moved value: `v`
  - 14:9-14:10 move occurs because `v` has type `Vec<i32>`, which does not implement the `Copy` trait
  - 15:14-15:15 `v` moved due to this implicit call to `.into_iter()`
  ^ 18:20-18:21 value borrowed here after move
  note: `into_iter` takes ownership of the receiver `self`, which moves `v`
  fix MaybeIncorrect: consider iterating over a slice of the `Vec<i32>`'s content to avoid moving into the `for` loop {15:14 "" -> "&"}
error[E0382] 23:16-23:17 borrow of moved value: `s`
  - 21:9-21:10 move occurs because `s` has type `String`, which does not implement the `Copy` trait
  - 22:15-22:27 `s` moved due to this method call
  ^ 23:16-23:17 value borrowed here after move
  note: `String::into_bytes` takes ownership of the receiver `self`, which moves `s`
  fix MaybeIncorrect: you can `clone` the value and consume it, but this might not be your desired behavior {22:14 "" -> ".clone()"}
error[E0382] 29:16-29:17 borrow of moved value: `s`
  - 26:9-26:10 move occurs because `s` has type `String`, which does not implement the `Copy` trait
  - 27:13-27:20 value moved into closure here
  - 27:32-27:33 variable moved due to use in closure
  ^ 29:16-29:17 value borrowed here after move
  fix MachineApplicable: consider cloning the value before moving it into the closure {27:5 "" -> "let value = s.clone();\n    "} {27:32 "s" -> "value"}
error[E0382] 36:16-36:17 borrow of partially moved value: `o`
  - 33:17-33:18 value partially moved here
  ^ 36:16-36:17 value borrowed here after partial move
  note: partial move occurs because value has type `String`, which does not implement the `Copy` trait
  fix MachineApplicable: borrow this binding in the pattern to avoid moving the value {33:17 "" -> "ref "}
error[E0382] 41:16-41:17 borrow of moved value: `p`
  - 39:9-39:10 move occurs because `p` has type `Point`, which does not implement the `Copy` trait
  - 40:13-40:14 value moved here
  ^ 41:16-41:17 value borrowed here after move
  note: if `Point` implemented `Clone`, you could clone the value @2:1-2:13 consider implementing `Clone` for this type @40:13-40:14 you could clone this value
error[E0382] 46:16-46:17 borrow of partially moved value: `p`
  - 45:13-45:19 value partially moved here
  ^ 46:16-46:17 value borrowed here after partial move
  note: partial move occurs because `p.name` has type `String`, which does not implement the `Copy` trait
error[E0382] 51:14-51:15 use of moved value: `v`
  - 49:9-49:10 move occurs because `v` has type `Vec<i32>`, which does not implement the `Copy` trait
  - 50:5-50:18 inside of this loop
  ^ 51:14-51:15 value moved here, in previous iteration of loop
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @5:12-5:20 this parameter takes ownership of the value @5:4-5:8 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {51:15 "" -> ".clone()"}
error[E0382] 57:16-57:17 borrow of moved value: `a`
  - 55:9-55:10 move occurs because `a` has type `String`, which does not implement the `Copy` trait
  - 56:13-56:20 `a` moved due to usage in operator
  ^ 57:16-57:17 value borrowed here after move
  note: calling this operator moves the left-hand side
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {56:14 "" -> ".clone()"}
error[E0382] 61:16-61:17 borrow of moved value: `s`
  - 59:14-59:15 move occurs because `s` has type `String`, which does not implement the `Copy` trait
  - 60:10-60:11 value moved here
  ^ 61:16-61:17 value borrowed here after move
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {60:11 "" -> ".clone()"}
error[E0382] 66:5-66:6 borrow of moved value: `r`
  - 63:14-63:15 move occurs because `r` has type `&mut Vec<i32>`, which does not implement the `Copy` trait
  - 65:7-65:14 `r` moved due to this method call
  ^ 66:5-66:6 value borrowed here after move
  note: `Vec::<T, A>::push` takes ownership of the receiver `self`, which moves `r`
error[E0382] 69:9-69:10 use of moved value: `t`
  - 68:15-68:16 move occurs because `t` has type `T`, which does not implement the `Copy` trait
  - 69:6-69:7 value moved here
  ^ 69:9-69:10 value used here after move
  help: if `T` implemented `Clone`, you could clone the value @68:12-68:13 consider constraining this type parameter with `Clone` @69:6-69:7 you could clone this value
  fix MachineApplicable: consider restricting type parameter `T` with trait `Copy` {68:13 "" -> ": Copy"}
