trait A {}
fn f(a: &A) {} //~ ERROR[E0782]
fn g(a: Box<A>) {} //~ ERROR[E0782]
