trait Shape { fn area(&self) -> u32; fn name(&self) -> u32 { 1 } }
struct S;
impl Shape for S {} //~ ERROR[E0046]
