macro_rules! never_called {
    ($e:expr $x:ident) => {};
    ($t:ty + $u:ty) => {};
    ($($list:expr),* ; $p:pat | $q:pat) => {};
    ($v:vis $i:item $b:block $t:tt $($k:ident)+) => {};
    ($s:stmt $e:expr) => {};
    ($($a:ty)+ $b:ident) => {};
    (start $foo:expr $($i:ident),* end) => {};
    ($($k:expr => $v:expr),* $(,)?) => {};
    ($p:path where $($t:ty),+) => {};
}
