fn f<T>(x: T::Item) {} //~ ERROR[E0220]
fn g<T: Iterator>(x: T::Itme) {} //~ ERROR[E0220]
fn h(x: u8::Item) {} //~ ERROR[E0223]
