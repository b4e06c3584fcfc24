struct S;
trait K {
    fn k<F: Fn(&str) -> &str>(&self, f: F);
    fn l<'a, F>(&'a self, f: F)
    where
        F: Fn(&'a str);
    fn o(&self, f: &dyn Fn(&str));
    fn p(self: &Box<Self>) -> &i32;
}
impl K for S {
    fn k<F: for<'a> Fn(&'a str) -> &'a str>(&self, f: F) {}
    fn l<'b, F: Fn(&'b str)>(&'b self, f: F) {}
    fn o<'x>(&self, f: &'x dyn Fn(&str)) {}
    fn p<'q>(self: &'q Box<Self>) -> &'q i32 {
        &5
    }
}
