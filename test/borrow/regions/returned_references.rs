// A reference that is returned must live as long as the signature says.
struct Parser<'a> {
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn text(&self) -> &'a str {
        self.text
    }
    fn whole(&self) -> &'a &'a str {
        &self.text //~ ERROR lifetime may not live long enough
    }
    fn other(&self, x: &str) -> &str {
        x //~ ERROR lifetime may not live long enough
    }
    fn set(&mut self, s: &str) {
        self.text = s; //~ ERROR[E0621] explicit lifetime required in the type of `s`
    }
}

fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

fn either<'a, 'b>(x: &'a str, y: &'b str) -> &'a str {
    if x.len() > 1 { x } else { y } //~ ERROR lifetime may not live long enough
}

fn bounded<'a, 'b: 'a>(x: &'a str, y: &'b str) -> &'a str {
    if x.len() > 1 { x } else { y }
}

fn implied<'a, 'b>(x: &'a &'b str) -> &'a str {
    *x
}

fn forever(x: &str) -> &'static str {
    x //~ ERROR lifetime may not live long enough
}

fn explicit<'a>(x: &'a i32, y: &i32) -> &'a i32 {
    if x > y { x } else { y } //~ ERROR[E0621] explicit lifetime required in the type of `y`
}

fn parts(w: Parser) -> &'static str {
    w.text //~ ERROR lifetime may not live long enough
}
