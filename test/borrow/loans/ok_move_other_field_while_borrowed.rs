struct P { name: String, other: String }
fn main() {
    let p = P { name: String::from("a"), other: String::from("b") };
    let r = &p.name;
    let n = p.other;
    println!("{r}{n}");
}
