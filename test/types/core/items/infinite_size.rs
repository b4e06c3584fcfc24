enum List { Nil, Cons(i32, List) } //~ ERROR[E0072]
struct A { b: Option<B> } //~ ERROR[E0072]
struct B { a: A }
enum Fine { Nil, Cons(i32, Box<Fine>) }
