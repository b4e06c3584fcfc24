struct S<'a> { r: &'a str }
fn main() {
    let s = S { r: String::from("a").as_str() }; //~ ERROR[E0716] temporary value dropped while borrowed
    println!("{}", s.r);
}
