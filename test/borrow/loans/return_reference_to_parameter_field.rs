struct P { a: String }
fn f(p: P) -> &'static String {
    &p.a //~ ERROR[E0515] cannot return reference to local data `p.a`
}
fn main() {}
