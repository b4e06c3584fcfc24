fn eat(_s: String) {}

fn main() {
    let s1 = String::from("a");
    let s2 = s1;
    println!("{s1} {s2}");
    let t = String::new();
    eat(t);
    t.len();
    let u = String::new();
    let bytes = u.into_bytes();
    u.len();
    let v = vec![1];
    for i in v {}
    v.len();
    let w = String::new();
    loop {
        eat(w);
    }
}
