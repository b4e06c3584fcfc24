trait A { fn f<'a>(x: &'a str) -> &'a str; }
struct S;
impl A for S { fn f(x: &str) -> &str { x } }
trait B { fn g<'a, T: PartialEq<&'a str>>(x: T); }
impl B for S { fn g<T>(x: T) {} } //~ ERROR[E0195]
