struct S;
trait T {}
unsafe trait U {}
unsafe impl T for S {} //~ ERROR[E0199]
impl U for S {} //~ ERROR[E0200]
