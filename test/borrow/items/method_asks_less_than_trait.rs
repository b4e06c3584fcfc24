trait A {
    fn a<'x>(&self, x: &'x str, y: &str) -> &'x str;
    fn b(&self, x: &str) -> &str;
    fn c<'x>(x: &'x str);
    fn e<'x>(&'x self) -> &'x str;
    fn f(x: &str) -> Box<dyn std::fmt::Debug + '_>;
    fn g(x: &'static str);
}
struct S3<'s>(&'s str);
impl<'s> A for S3<'s> {
    fn a<'x, 'y>(&self, x: &'x str, y: &'y str) -> &'x str {
        x
    }
    fn b(&self, x: &str) -> &'s str {
        self.0
    }
    fn c(x: &str) {}
    fn e(&self) -> &'static str {
        ""
    }
    fn f(x: &str) -> Box<dyn std::fmt::Debug> {
        Box::new(1)
    }
    fn g<'x>(x: &'x str) {}
}
