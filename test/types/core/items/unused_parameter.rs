struct S<T>; //~ ERROR[E0392]
enum E<'a> { A } //~ ERROR[E0392]
struct Fine<T> { x: fn(T) }
