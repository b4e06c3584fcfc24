trait A { fn a(&self, x: u32) -> bool; fn b(&self); }
struct S;
impl A for S {
    fn a(&self, x: i32) -> bool { true } //~ ERROR[E0053]
    fn b(&mut self) {} //~ ERROR[E0053]
}
