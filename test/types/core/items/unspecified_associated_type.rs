fn f(x: &dyn Iterator) {} //~ ERROR[E0191]
fn g(x: &dyn Iterator<Item = u8>) {}
