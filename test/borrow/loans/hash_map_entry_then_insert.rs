use std::collections::HashMap;
fn main() {
    let mut m: HashMap<&str, i32> = HashMap::new();
    let e = m.entry("a").or_insert(0);
    m.insert("b", 1); //~ ERROR[E0499] cannot borrow `m` as mutable more than once at a time
    *e += 1;
}
