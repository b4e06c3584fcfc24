trait A { fn a(&self, x: u32); }
struct S;
impl A for S {
    fn a(&self) {} //~ ERROR[E0050]
}
