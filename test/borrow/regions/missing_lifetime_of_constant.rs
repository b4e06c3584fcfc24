struct Foo;
struct Baz;
fn pick<'a, 'b>(_: &'a Foo, _: &'b Foo) -> &'a Baz {
    unimplemented!()
}
const PICK: &dyn Fn(&Foo, &Foo) -> &Baz = &pick; //~ ERROR[E0106] missing lifetime specifier
fn missing(x: &u32, y: &u32) -> &u32 { //~ ERROR[E0106] missing lifetime specifier
    if *x > *y { x } else { y }
}
