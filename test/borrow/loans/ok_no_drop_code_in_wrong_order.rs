struct Holder<'a>(&'a str);
fn main() {
    let h;
    let s = String::from("a");
    h = Holder(&s);
    println!("{}", h.0);
}
