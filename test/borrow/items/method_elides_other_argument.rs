trait A {
    fn b(&self, x: &str) -> &str;
}
struct S;
impl A for S {
    fn b<'x>(&self, x: &'x str) -> &'x str { //~ ERROR `impl` item signature doesn't match `trait` item signature
        x
    }
}
