struct Outer<'a> { inner: Inner<'a> }
struct Inner<'a> { s: &'a str }
fn main() {
    let o;
    {
        let s = String::from("a");
        o = Outer { inner: Inner { s: &s } }; //~ ERROR[E0597] `s` does not live long enough
    }
    println!("{}", o.inner.s);
}
