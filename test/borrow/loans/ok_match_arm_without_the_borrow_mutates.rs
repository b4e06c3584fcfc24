use std::collections::HashMap;
fn count(map: &mut HashMap<i32, i32>) {
    match map.get_mut(&1) {
        Some(n) => *n += 1,
        None => {
            map.insert(1, 1);
        }
    }
}
fn main() {}
