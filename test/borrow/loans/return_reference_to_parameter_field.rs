struct P { a: String }
fn f(p: P) -> &'static String {
    &p.a //~ ERROR[E0515]
}
fn main() {}
