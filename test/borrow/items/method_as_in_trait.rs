trait A {
    fn a<'x>(&self, x: &'x str, y: &str) -> &'x str;
    fn b(&self, x: &str) -> &str;
    fn c<'x>(x: &'x str);
    fn e<'x>(&'x self) -> &'x str;
    fn f(x: &str) -> Box<dyn std::fmt::Debug + '_>;
    fn g(x: &'static str);
}
struct S1;
impl A for S1 {
    fn a<'x>(&self, x: &'x str, y: &str) -> &'x str {
        x
    }
    fn b(&self, x: &str) -> &str {
        ""
    }
    fn c<'x>(x: &'x str) {}
    fn e<'x>(&'x self) -> &'x str {
        ""
    }
    fn f(x: &str) -> Box<dyn std::fmt::Debug + '_> {
        Box::new(x)
    }
    fn g(x: &'static str) {}
}
