struct Parser<'a> {
    text: &'a str,
}
impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text
    }
}
fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}
fn main() {
    let source = String::from("let x");
    let rest;
    {
        let parser = Parser { text: &source };
        rest = parser.rest();
    }
    let result = longer(rest, "literal");
    drop(result.len());
}
