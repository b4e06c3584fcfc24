struct D {
    s: String,
}
impl Drop for D {
    fn drop(&mut self) {}
}
struct P {
    a: String,
}

fn refs(r: &String, p: &mut P, v: Vec<String>, xs: &[String], d: D, o: &Option<String>) {
    let a = *r;
    let b = p.a;
    let c = v[0];
    let e = xs[0];
    let f = d.s;
    match *o {
        Some(s) => {}
        None => {}
    }
}

fn main() {
    let s = String::new();
    let f = || s;
    f();
    f();
}
