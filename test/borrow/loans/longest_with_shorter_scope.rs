fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}
fn main() {
    let a = String::from("long");
    let r;
    {
        let b = String::from("b");
        r = longest(a.as_str(), b.as_str()); //~ ERROR[E0597] `b` does not live long enough
    }
    println!("{r}");
}
