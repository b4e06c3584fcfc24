struct S<'a> { r: &'a String }
fn main() {
    let s = S { r: &String::from("a") };
    println!("{}", s.r);
}
