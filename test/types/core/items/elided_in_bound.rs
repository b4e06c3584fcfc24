fn f<T: PartialEq<&u8>>(t: T) {} //~ ERROR[E0637]
fn g<T>(t: T) where T: Fn(&u8) -> &u8 {}
