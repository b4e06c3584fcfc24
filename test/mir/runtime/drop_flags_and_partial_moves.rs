struct D(i32);
impl Drop for D {
    fn drop(&mut self) {}
}
struct P {
    a: D,
    b: D,
}
enum E {
    Two(D, D),
    None,
}

fn eat(_d: D) {}
fn cond() -> bool {
    true
}

fn maybe() {
    let z = D(1);
    if cond() {
        eat(z);
    }
}

fn partial() {
    let p = P { a: D(1), b: D(2) };
    eat(p.a);
}

fn replaced() {
    let mut s = D(1);
    if cond() {
        eat(s);
        s = D(2);
    }
    s = D(3);
}

fn variant(e: E) {
    match e {
        E::Two(x, _) => eat(x),
        E::None => {}
    }
}

fn boxed() {
    let b = Box::new((D(1), D(2)));
    eat(b.0);
}

fn main() {
    maybe();
    partial();
    replaced();
    variant(E::None);
    boxed();
}
