struct S<T: Copy> { t: T }
struct N;
fn f(s: S<N>) {} //~ ERROR[E0277]
fn g<T>(s: S<T>) {} //~ ERROR[E0277]
fn h<T: Copy>(s: S<T>) {}
struct W { s: S<N> } //~ ERROR[E0277]
