error[E0621] 6:9-6:14 explicit lifetime required in the type of `other`
  ^ 6:9-6:14 lifetime `'a` required
  fix Unspecified: add explicit lifetime `'a` to the type of `other` {5:27 "" -> "'a "}
error[] 9:9-9:10 lifetime may not live long enough
  - 4:6-4:8 lifetime `'a` defined here
  - 8:15-8:17 lifetime `'b` defined here
  ^ 9:9-9:10 method was supposed to return data with lifetime `'a` but it is returning data with lifetime `'b`
  help: consider adding the following bound: `'b: 'a`
error[E0621] 13:34-13:35 explicit lifetime required in the type of `y`
  ^ 13:34-13:35 lifetime `'a` required
  fix Unspecified: add explicit lifetime `'a` to the type of `y` {12:29 "" -> "'a "}
error[] 16:34-16:35 lifetime may not live long enough
  - 15:12-15:14 lifetime `'b` defined here
  - 15:8-15:10 lifetime `'a` defined here
  ^ 16:34-16:35 function was supposed to return data with lifetime `'a` but it is returning data with lifetime `'b`
  help: consider adding the following bound: `'b: 'a`
error[E0310] 19:5-19:16 the parameter type `T` may not live long enough
  - 18:43-18:62 this `dyn Trait` has an implicit `'static` lifetime bound
  ^ 19:5-19:16 ...so that the type `T` will meet its required lifetime bounds
  ^ 19:5-19:16 the parameter type `T` must be valid for the static lifetime...
  fix MaybeIncorrect: consider adding an explicit lifetime bound {18:28 "" -> " + 'static"}
error[E0309] 22:5-22:16 the parameter type `T` may not live long enough
  - 21:13-21:15 the parameter type `T` must be valid for the lifetime `'a` as defined here...
  ^ 22:5-22:16 ...so that the type `T` will meet its required lifetime bounds
  fix MaybeIncorrect: consider adding an explicit lifetime bound {21:35 "" -> " + 'a"}
error[E0521] 25:5-25:48 borrowed data escapes outside of function
  - 24:10-24:11 `s` is a reference that is only valid in the function body
  - 24:13-24:14 let's call the lifetime of this reference `'1`
  ^ 25:5-25:48 `s` escapes the function body here
  ^ 25:5-25:48 argument requires that `'1` must outlive `'static`
error[] 28:5-28:6 lifetime may not live long enough
  - 27:18-27:19 let's call the lifetime of this reference `'1`
  ^ 28:5-28:6 returning this value requires that `'1` must outlive `'static`
error[E0621] 31:5-31:14 explicit lifetime required in the type of `s`
  ^ 31:5-31:14 lifetime `'a` required
  fix Unspecified: add explicit lifetime `'a` to the type of `s` {30:39 "" -> "'a "}
