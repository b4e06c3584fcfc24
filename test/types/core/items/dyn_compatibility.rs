trait A { fn new() -> Self; }
trait B { fn eq(&self, other: &Self) -> bool; }
trait C { fn g<T>(&self, t: T); }
trait D { fn g<T>(&self, t: T) where Self: Sized; fn ok(&self); }
fn f(a: &dyn A) {} //~ ERROR[E0038]
fn g(a: &dyn B) {} //~ ERROR[E0038]
fn h(a: Box<dyn C>) {} //~ ERROR[E0038]
fn i(a: Box<dyn D>) {}
