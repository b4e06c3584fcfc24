trait A { fn a(&self); fn b(); }
struct S;
impl A for S {
    fn a() {} //~ ERROR[E0186]
    fn b(&self) {} //~ ERROR[E0185]
}
