trait A { fn f<T>(x: T); }
struct S;
impl A for S { fn f(x: u8) {} } //~ ERROR[E0049]
