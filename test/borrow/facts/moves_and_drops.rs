struct Pair {
    left: String,
    right: String,
}
fn eat(_s: String) {}
fn main() {
    let a = String::from("a");
    let b = a;
    let pair = Pair { left: b, right: String::from("r") };
    eat(pair.left);
    let mut c = String::from("c");
    if pair.right.len() > 1 {
        eat(c);
        c = String::from("again");
    }
    c = String::from("last");
    let d = String::from("d");
    if c.is_empty() {
        eat(d);
    }
}
