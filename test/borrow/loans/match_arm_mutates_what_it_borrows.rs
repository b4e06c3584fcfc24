use std::collections::HashMap;
fn count(map: &mut HashMap<i32, i32>) {
    match map.get(&1) {
        Some(n) => {
            map.insert(2, *n); //~ ERROR[E0502] cannot borrow `*map` as mutable because it is also borrowed as immutable
            println!("{n}");
        }
        None => {}
    }
}
fn main() {}
