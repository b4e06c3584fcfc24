error[E0599] 11:25-11:28 no method named `map` found for struct `Vec<i32>` in the current scope
  ^ 11:25-11:28 `Vec<i32>` is not an iterator
  fix MaybeIncorrect: call `.into_iter()` first {11:25 "" -> "into_iter()."}
error[E0599] 14:7-14:10 no method named `rev` found for reference `&[i32]` in the current scope
  ^ 14:7-14:10 `&[i32]` is not an iterator
  fix MaybeIncorrect: call `.into_iter()` first {14:7 "" -> "into_iter()."}
error[E0599] 17:7-17:13 no method named `filter` found for struct `HashMap<i32, i32>` in the current scope
  ^ 17:7-17:13 `HashMap<i32, i32>` is not an iterator
  fix MaybeIncorrect: call `.into_iter()` first {17:7 "" -> "into_iter()."}
error[E0599] 20:7-20:16 no method named `enumerate` found for struct `Own` in the current scope
  ^ 20:7-20:16 `Own` is not an iterator
  fix MaybeIncorrect: call `.into_iter()` first {20:7 "" -> "into_iter()."}
error[E0599] 23:7-23:10 `String` is not an iterator
  ^ 23:7-23:10 `String` is not an iterator
  note: the following trait bounds were not satisfied:
`String: Iterator`
which is required by `&mut String: Iterator`
`str: Iterator`
which is required by `&mut str: Iterator`
error[E0599] 26:7-26:10 `[u8; 2]` is not an iterator
  ^ 26:7-26:10 `[u8; 2]` is not an iterator
  note: the following trait bounds were not satisfied:
`[u8; 2]: Iterator`
which is required by `&mut [u8; 2]: Iterator`
`[u8]: Iterator`
which is required by `&mut [u8]: Iterator`
error[E0599] 29:7-29:10 no method named `rev` found for type parameter `T` in the current scope
  - 28:10-28:11 method `rev` not found for this type parameter
  ^ 29:7-29:10 method cannot be called on `T` due to unsatisfied trait bounds
  help: items from traits can only be used if the type parameter is bounded by the trait
  fix MaybeIncorrect: the following trait defines an item `rev`, perhaps you need to restrict type parameter `T` with it: {28:11 "" -> ": Iterator"}
error[E0599] 32:7-32:10 no method named `rev` found for type parameter `T` in the current scope
  ^ 32:7-32:10 `T` is not an iterator
  fix MaybeIncorrect: call `.into_iter()` first {32:7 "" -> "into_iter()."}
error[E0599] 36:10-36:20 no method named `max_by_key` found for struct `Vec<{integer}>` in the current scope
  ^ 36:10-36:20 `Vec<{integer}>` is not an iterator
  fix MaybeIncorrect: call `.into_iter()` first {36:10 "" -> "into_iter()."}
