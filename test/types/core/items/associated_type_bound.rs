trait A { type T: Copy; }
struct N;
struct S;
impl A for S { type T = N; } //~ ERROR[E0277]
