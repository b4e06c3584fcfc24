error[E0381] 9:5-9:6 used binding `a` isn't initialized
  - 8:9-8:10 binding declared here but left uninitialized
  ^ 9:5-9:6 `a` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {8:16 "" -> " = false"}
error[E0381] 11:5-11:6 used binding `b` isn't initialized
  - 10:9-10:10 binding declared here but left uninitialized
  ^ 11:5-11:6 `b` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {10:16 "" -> " = 'x'"}
error[E0381] 13:5-13:6 used binding `c` isn't initialized
  - 12:9-12:10 binding declared here but left uninitialized
  ^ 13:5-13:6 `c` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {12:15 "" -> " = 3.14159"}
error[E0381] 15:5-15:6 used binding `d` isn't initialized
  - 14:9-14:10 binding declared here but left uninitialized
  ^ 15:5-15:6 `d` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {14:14 "" -> " = 42"}
error[E0381] 17:5-17:6 used binding `e` isn't initialized
  - 16:9-16:10 binding declared here but left uninitialized
  ^ 17:5-17:6 `e` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {16:18 "" -> " = Default::default()"}
error[E0381] 19:5-19:6 used binding `g` isn't initialized
  - 18:9-18:10 binding declared here but left uninitialized
  ^ 19:5-19:6 `g` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {18:19 "" -> " = vec![]"}
error[E0381] 21:5-21:6 used binding `h` isn't initialized
  - 20:9-20:10 binding declared here but left uninitialized
  ^ 21:5-21:6 `h` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {20:23 "" -> " = None"}
error[E0381] 23:5-23:6 used binding `i` isn't initialized
  - 22:9-22:10 binding declared here but left uninitialized
  ^ 23:5-23:6 `i` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {22:27 "" -> " = Ok(42)"}
error[E0381] 25:5-25:6 used binding `j` isn't initialized
  - 24:9-24:10 binding declared here but left uninitialized
  ^ 25:5-25:6 `j` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {24:16 "" -> " = \"\""}
error[E0381] 27:5-27:6 used binding `k` isn't initialized
  - 26:9-26:10 binding declared here but left uninitialized
  ^ 27:5-27:6 `k` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {26:28 "" -> " = &mut 42"}
error[E0381] 29:5-29:6 used binding `l` isn't initialized
  - 28:9-28:10 binding declared here but left uninitialized
  ^ 29:5-29:6 `l` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {28:18 "" -> " = (42,)"}
error[E0381] 31:5-31:6 used binding `m` isn't initialized
  - 30:9-30:10 binding declared here but left uninitialized
  ^ 31:5-31:6 `m` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {30:26 "" -> " = (false, Default::default())"}
error[E0381] 33:5-33:6 used binding `n` isn't initialized
  - 32:9-32:10 binding declared here but left uninitialized
  ^ 33:5-33:6 `n` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {32:23 "" -> " = [Default::default(); 1]"}
error[E0381] 35:5-35:6 used binding `o` isn't initialized
  - 34:9-34:10 binding declared here but left uninitialized
  ^ 35:5-35:6 `o` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {34:23 "" -> " = /* value */"}
error[E0381] 37:5-37:6 used binding `p` isn't initialized
  - 36:9-36:10 binding declared here but left uninitialized
  ^ 37:5-37:6 `p` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {36:13 "" -> " = /* value */"}
error[E0381] 39:5-39:6 used binding `q` isn't initialized
  - 38:9-38:10 binding declared here but left uninitialized
  ^ 39:5-39:6 `q` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {38:13 "" -> " = Default::default()"}
error[E0381] 41:5-41:6 used binding `r` isn't initialized
  - 40:9-40:10 binding declared here but left uninitialized
  ^ 41:5-41:6 `r` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {40:13 "" -> " = /* value */"}
error[E0381] 43:5-43:6 used binding `s` isn't initialized
  - 42:9-42:10 binding declared here but left uninitialized
  ^ 43:5-43:6 `s` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {42:21 "" -> " = /* value */"}
error[E0381] 45:5-45:6 used binding `t` isn't initialized
  - 44:9-44:10 binding declared here but left uninitialized
  ^ 45:5-45:6 `t` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {44:16 "" -> " = /* value */"}
error[E0381] 47:5-47:6 used binding `u` isn't initialized
  - 46:9-46:10 binding declared here but left uninitialized
  ^ 47:5-47:6 `u` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {46:17 "" -> " = &[]"}
error[E0381] 49:5-49:6 used binding `v` isn't initialized
  - 48:9-48:10 binding declared here but left uninitialized
  ^ 49:5-49:6 `v` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {48:28 "" -> " = Default::default()"}
error[E0381] 51:5-51:6 used binding `w` isn't initialized
  - 50:9-50:10 binding declared here but left uninitialized
  ^ 51:5-51:6 `w` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {50:14 "" -> " = ()"}
error[E0381] 53:5-53:6 used binding `x` isn't initialized
  - 52:9-52:10 binding declared here but left uninitialized
  ^ 53:5-53:6 `x` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {52:19 "" -> " = []"}
error[E0381] 55:5-55:6 used binding `y` isn't initialized
  - 54:9-54:10 binding declared here but left uninitialized
  ^ 55:5-55:6 `y` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {54:18 "" -> " = Box::new(/* value */)"}
error[E0381] 57:5-57:6 used binding `z` isn't initialized
  - 56:9-56:10 binding declared here but left uninitialized
  ^ 57:5-57:6 `z` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {56:21 "" -> " = &/* value */"}
error[E0381] 59:5-59:12 used binding `aa` isn't initialized
  - 58:9-58:15 binding declared here but left uninitialized
  ^ 59:5-59:12 `aa` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {58:20 "" -> " = 42"}
error[E0381] 61:5-61:7 used binding `bb` isn't initialized
  - 60:9-60:11 binding declared here but left uninitialized
  ^ 61:5-61:7 `bb` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {60:20 "" -> " = &Default::default()"}
error[E0381] 66:16-66:18 used binding `cc` is possibly-uninitialized
  - 62:9-62:11 binding declared here but left uninitialized
  - 64:9-64:15 binding initialized here in some conditions
  ^ 66:16-66:18 `cc` used here but it is possibly-uninitialized
error[E0381] 68:5-68:7 used binding `dd` isn't initialized
  - 67:9-67:11 binding declared here but left uninitialized
  ^ 68:5-68:7 `dd` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {67:22 "" -> " = Box::new([])"}
error[E0381] 70:5-70:7 used binding `ee` isn't initialized
  - 69:10-69:12 binding declared here but left uninitialized
  ^ 70:5-70:7 `ee` used here but it isn't initialized
error[E0381] 72:5-72:7 used binding `gg` isn't initialized
  - 71:9-71:11 binding declared here but left uninitialized
  ^ 72:5-72:7 `gg` used here but it isn't initialized
  fix MaybeIncorrect: consider assigning a value {71:33 "" -> " = Default::default()"}
