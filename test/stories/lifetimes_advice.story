error[] 6:9-6:10 lifetime may not live long enough
  - 5:15-5:16 let's call the lifetime of this reference `'2`
  - 5:25-5:26 let's call the lifetime of this reference `'1`
  ^ 6:9-6:10 method was supposed to return data with lifetime `'2` but it is returning data with lifetime `'1`
  fix MaybeIncorrect: consider introducing a named lifetime parameter and update trait if needed {5:35 "" -> "'b "} {5:26 "" -> "'b "} {5:14 "" -> "<'b>"}
error[] 13:5-13:14 lifetime may not live long enough
  - 12:21-12:22 let's call the lifetime of this reference `'2`
  - 12:31-12:32 let's call the lifetime of this reference `'1`
  ^ 13:5-13:14 argument requires that `'1` must outlive `'2`
  help: see <https://doc.rust-lang.org/nomicon/subtyping.html> for more information about variance
  note: mutable references are invariant over their type parameter
  note: requirement occurs because of a mutable reference to `Vec<&i32>`
  fix MaybeIncorrect: consider introducing a named lifetime parameter {12:22 "" -> "'a "} {12:32 "" -> "'a "} {12:8 "" -> "<'a>"}
error[] 16:5-16:19 lifetime may not live long enough
  - 15:36-15:37 let's call the lifetime of this reference `'2`
  - 15:53-15:54 let's call the lifetime of this reference `'1`
  ^ 16:5-16:19 argument requires that `'1` must outlive `'2`
  help: see <https://doc.rust-lang.org/nomicon/subtyping.html> for more information about variance
  note: mutable references are invariant over their type parameter
  note: requirement occurs because of a mutable reference to `Vec<(T, &i32)>`
  fix MaybeIncorrect: consider introducing a named lifetime parameter {15:37 "" -> "'a "} {15:54 "" -> "'a "} {15:17 "" -> "'a, "}
error[] 19:5-19:16 lifetime may not live long enough
  - 18:13-18:14 let's call the lifetime of this reference `'1`
  ^ 19:5-19:16 returning this value requires that `'1` must outlive `'static`
  fix MaybeIncorrect: to declare that the trait object captures data from argument `x`, you can add an explicit `'_` lifetime bound {18:35 "" -> " + '_"}
error[] 22:5-22:16 lifetime may not live long enough
  - 21:16-21:18 lifetime `'a` defined here
  ^ 22:5-22:16 returning this value requires that `'a` must outlive `'static`
  fix MaybeIncorrect: to declare that the trait object captures data from argument `x`, you can add an explicit `'a` lifetime bound {21:48 "" -> " + 'a"}
error[E0700] 25:5-25:6 hidden type for `impl Debug` captures lifetime that does not appear in bounds
  - 24:28-24:46 opaque type defined here
  - 24:9-24:11 hidden type `&'a str` captures the lifetime `'a` as defined here
  fix MachineApplicable: add `'a` to the `use<...>` bound to explicitly capture it {24:45 "" -> "'a"}
error[E0700] 28:5-28:6 hidden type for `impl Debug` captures lifetime that does not appear in bounds
  - 27:17-27:19 hidden type `&'b str` captures the lifetime `'b` as defined here
  - 27:48-27:68 opaque type defined here
  fix MachineApplicable: add `'b` to the `use<...>` bound to explicitly capture it {27:67 "" -> ", 'b"}
error[E0310] 31:5-31:16 the parameter type `T` may not live long enough
  - 30:35-30:44 this `dyn Trait` has an implicit `'static` lifetime bound
  ^ 31:5-31:16 ...so that the type `T` will meet its required lifetime bounds
  ^ 31:5-31:16 the parameter type `T` must be valid for the static lifetime...
  fix MaybeIncorrect: consider adding an explicit lifetime bound {30:20 "" -> " + 'static"}
error[] 34:23-34:24 lifetime may not live long enough
  - 34:17-34:18 let's call the lifetime of this reference `'1`
  - 34:21-34:22 return type of closure is &'2 i32
  ^ 34:23-34:24 returning this value requires that `'1` must outlive `'2`
error[] 35:42-35:51 lifetime may not live long enough
  - 35:17-35:18 let's call the lifetime of this reference `'1`
  - 35:35-35:36 let's call the lifetime of this reference `'2`
  ^ 35:42-35:51 argument requires that `'1` must outlive `'2`
  help: see <https://doc.rust-lang.org/nomicon/subtyping.html> for more information about variance
  note: mutable references are invariant over their type parameter
  note: requirement occurs because of a mutable reference to `Vec<&i32>`
error[E0499] 41:18-41:24 cannot borrow `n` as mutable more than once at a time
  - 41:9-41:12 first borrow used here, in later iteration of loop
  ^ 41:18-41:24 `n` was mutably borrowed here in the previous iteration of the loop
error[E0499] 45:31-45:40 cannot borrow `v[_]` as mutable more than once at a time
  - 45:20-45:29 first mutable borrow occurs here
  - 45:5-45:19 first borrow later used by call
  ^ 45:31-45:40 second mutable borrow occurs here
  fix MachineApplicable: use `.swap()` to swap elements at the specified indices instead {45:5 "std::mem::swap(&mut v[i], &mut v[j]" -> "v.swap(j, i"}
error[E0499] 46:36-46:37 cannot borrow `*a` as mutable more than once at a time
  - 46:25-46:26 first mutable borrow occurs here
  - 46:5-46:19 first borrow later used by call
  ^ 46:36-46:37 second mutable borrow occurs here
  help: use `.split_at_mut(position)` to obtain two mutable non-overlapping sub-slices
