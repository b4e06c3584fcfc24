trait A { fn a(&self); }
struct S;
impl A for S {
    fn a(&self) {}
    fn b(&self) {} //~ ERROR[E0407]
    type T = u32; //~ ERROR[E0437]
    const C: u32 = 1; //~ ERROR[E0438]
}
