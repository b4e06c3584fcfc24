fn main() {
    let f;
    {
        let s = String::from("a");
        f = || s.len(); //~ ERROR[E0597] `s` does not live long enough
    }
    f();
}
