struct P {
    a: String,
    b: String,
}

fn main() {
    let p = P { a: String::new(), b: String::new() };
    let a = p.a;
    let b = &p.b;
    let q = p;
    let o = Some(String::new());
    if let Some(s) = o {}
    o.is_some();
}
