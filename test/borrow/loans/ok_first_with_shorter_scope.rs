fn first<'a>(a: &'a str, _: &str) -> &'a str { a }
fn main() {
    let a = String::from("long");
    let r;
    {
        let b = String::from("b");
        r = first(a.as_str(), b.as_str());
    }
    println!("{r}");
}
