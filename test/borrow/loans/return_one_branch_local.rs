fn f(flag: bool, s: &String) -> &String {
    let t = String::new();
    if flag { s } else { &t } //~ ERROR[E0515] cannot return reference to local variable `t`
}
fn main() {}
