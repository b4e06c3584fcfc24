fn specific(f: fn(&'static str) -> &'static str) -> for<'a> fn(&'a str) -> &'a str {
    f //~ ERROR[E0308] mismatched types
}
fn general(f: for<'a> fn(&'a str) -> &'a str) -> fn(&'static str) -> &'static str {
    f
}
fn main() {
    specific(general(|s| s));
}
