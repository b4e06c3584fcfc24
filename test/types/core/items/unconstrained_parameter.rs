struct S;
impl<T> S { fn f() {} } //~ ERROR[E0207]
trait A { type O; }
impl<I: Iterator<Item = U>, U> A for I { type O = U; }
