struct P { name: String }
fn main() {
    let p = P { name: String::from("a") };
    let r = &p.name;
    let n = p.name; //~ ERROR[E0505] cannot move out of `p.name` because it is borrowed
    println!("{r}{n}");
}
