struct Parser<'a> { text: &'a mut String }
impl<'a> Parser<'a> {
    fn new(text: &'a mut String) -> Self { Parser { text } }
    fn eat(&mut self) { self.text.clear(); }
}
fn main() {
    let mut s = String::from("a");
    let mut p = Parser::new(&mut s);
    s.push('b'); //~ ERROR[E0499] cannot borrow `s` as mutable more than once at a time
    p.eat();
}
