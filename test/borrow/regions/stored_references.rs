// What is stored behind a mutable reference must live as long as the place says, no shorter and no longer.
struct Holder {
    text: &'static str,
}

fn push<'a>(v: &mut Vec<&'a str>, s: &str) {
    v.push(s); //~ ERROR[E0621] explicit lifetime required in the type of `s`
}

fn push_same<'a>(v: &mut Vec<&'a str>, s: &'a str) {
    v.push(s);
}

fn push_elided(v: &mut Vec<&str>, s: &str) {
    v.push(s); //~ ERROR lifetime may not live long enough
}

fn assign<'a>(x: &mut &'a str, y: &str) {
    *x = y; //~ ERROR[E0621] explicit lifetime required in the type of `y`
}

fn literal(x: &str) -> Holder {
    Holder { text: x } //~ ERROR lifetime may not live long enough
}

fn field(x: &str, h: &mut Holder) {
    h.text = x; //~ ERROR lifetime may not live long enough
}

fn annotated(s: &str) {
    let t: &'static str = s; //~ ERROR lifetime may not live long enough
    println!("{t}");
}

fn shorten<'a>(v: Vec<&'static str>, s: &'a str) -> Vec<&'a str> {
    let mut v = v;
    v.push("x");
    let mut w: Vec<&'a str> = v;
    w.push(s);
    w
}
