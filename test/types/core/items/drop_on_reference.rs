struct S;
impl Drop for &S { fn drop(&mut self) {} } //~ ERROR[E0120]
trait T {}
impl Drop for dyn T { fn drop(&mut self) {} } //~ ERROR[E0120]
