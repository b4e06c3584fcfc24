error[E0382] 12:14-12:15 use of moved value: `x`
  - 10:6-10:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 11:5-11:18 inside of this loop
  ^ 12:14-12:15 value moved here, in previous iteration of loop
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @8:15-8:16 this parameter takes ownership of the value @8:4-8:8 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {12:15 "" -> ".clone()"}
error[E0382] 17:13-17:14 use of moved value: `x`
  - 15:6-15:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 16:5-16:18 inside of this loop
  ^ 17:13-17:14 value moved here, in previous iteration of loop
  note: consider changing this parameter type in function `own` to borrow instead if owning the value isn't necessary @9:11-9:17 this parameter takes ownership of the value @9:4-9:7 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {17:14 "" -> ".clone()"}
error[E0382] 22:26-22:27 use of moved value: `x`
  - 20:6-20:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 21:5-21:18 inside of this loop
  ^ 22:26-22:27 value moved here, in previous iteration of loop
  note: consider changing this parameter type in method `new` to borrow instead if owning the value isn't necessary @4:25-4:31 this parameter takes ownership of the value @4:8-4:11 in this method
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {22:27 "" -> ".clone()"}
error[E0382] 27:13-27:14 use of moved value: `x`
  - 25:6-25:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 26:5-26:12 inside of this loop
  ^ 27:13-27:14 value moved here, in previous iteration of loop
  note: consider changing this parameter type in function `own` to borrow instead if owning the value isn't necessary @9:11-9:17 this parameter takes ownership of the value @9:4-9:7 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {27:14 "" -> ".clone()"}
  fix MaybeIncorrect: consider moving the expression out of the loop so it is only moved once {26:5 "" -> "let mut value = own(x);\n    "} {27:9 "own(x)" -> "value"}
error[E0382] 32:13-32:14 use of moved value: `x`
  - 30:6-30:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 31:5-31:15 inside of this loop
  ^ 32:13-32:14 value moved here, in previous iteration of loop
  note: consider changing this parameter type in function `own` to borrow instead if owning the value isn't necessary @9:11-9:17 this parameter takes ownership of the value @9:4-9:7 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {32:14 "" -> ".clone()"}
  fix MaybeIncorrect: consider moving the expression out of the loop so it is only moved once {31:5 "" -> "let mut value = own(x);\n    "} {32:9 "own(x)" -> "value"}
error[E0382] 40:27-40:28 use of moved value: `x`
  - 38:6-38:7 move occurs because `x` has type `String`, which does not implement the `Copy` trait
  - 39:5-39:15 inside of this loop
  ^ 40:27-40:28 value moved here, in previous iteration of loop
  note: consider changing this parameter type in method `new` to borrow instead if owning the value isn't necessary @4:25-4:31 this parameter takes ownership of the value @4:8-4:11 in this method
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {40:28 "" -> ".clone()"}
error[E0382] 45:14-45:15 use of moved value: `x`
  - 43:6-43:7 move occurs because `x` has type `Vec<u8>`, which does not implement the `Copy` trait
  - 44:5-44:18 inside of this loop
  ^ 45:14-45:15 value moved here, in previous iteration of loop
  note: consider changing this parameter type in function `take` to borrow instead if owning the value isn't necessary @8:15-8:16 this parameter takes ownership of the value @8:4-8:8 in this function
  fix MachineApplicable: consider cloning the value if the performance cost is acceptable {45:15 "" -> ".clone()"}
error[E0382] 49:28-49:35 use of moved value: `m`
  - 47:9-47:10 move occurs because `m` has type `std::sync::Mutex<i32>`, which does not implement the `Copy` trait
  - 48:5-48:18 inside of this loop
  - 50:21-50:22 use occurs due to use in closure
  ^ 49:28-49:35 value moved into closure here, in previous iteration of loop
