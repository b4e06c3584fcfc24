struct S<T> { t: T }
fn f(s: S) {} //~ ERROR[E0107]
fn g(s: S<u8, u8>) {} //~ ERROR[E0107]
struct L<'a> { x: &'a u8 }
fn h(l: L<'static, 'static>) {} //~ ERROR[E0107]
fn ok(l: L, m: L<'_>) {}
