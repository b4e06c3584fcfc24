trait A {
    fn a<'x>(&self, x: &'x str, y: &str) -> &'x str;
    fn b(&self, x: &str) -> &str;
    fn c<'x>(x: &'x str);
    fn e<'x>(&'x self) -> &'x str;
    fn f(x: &str) -> Box<dyn std::fmt::Debug + '_>;
    fn g(x: &'static str);
}
struct S4;
impl A for S4 {
    fn a<'x>(&self, x: &str, y: &'x str) -> &'x str { //~ ERROR `impl` item signature doesn't match `trait` item signature
        y
    }
    fn b<'x>(&'x self, x: &'x str) -> &'x str { //~ ERROR `impl` item signature doesn't match `trait` item signature
        x
    }
    fn c(x: &'static str) {} //~ ERROR[E0308] method not compatible with trait
    fn e(&'static self) -> &'static str { //~ ERROR[E0308] method not compatible with trait
        ""
    }
    fn f(x: &'static str) -> Box<dyn std::fmt::Debug> { //~ ERROR[E0308] method not compatible with trait
        Box::new(x)
    }
    fn g(x: &'static str) {}
}
