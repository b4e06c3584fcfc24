struct A { s: str, n: u8 } //~ ERROR[E0277]
struct B { n: u8, s: str }
enum C { A(str) } //~ ERROR[E0277]
