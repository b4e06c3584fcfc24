trait A {}
trait B {}
fn f(a: &(dyn A + B)) {} //~ ERROR[E0225]
fn g(a: &(dyn A + Send + Sync)) {}
