struct Holder<'a> { r: &'a String }
fn main() {
    let h;
    {
        let s = String::from("a");
        h = Holder { r: &s }; //~ ERROR[E0597] `s` does not live long enough
    }
    println!("{}", h.r);
}
