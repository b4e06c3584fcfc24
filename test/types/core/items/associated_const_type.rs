trait A { const C: u8; }
struct S;
impl A for S { const C: i32 = 1; } //~ ERROR[E0326]
