trait A {}
trait B: A {}
struct S;
impl B for S {} //~ ERROR[E0277]
