use std::collections::HashMap;
fn get(map: &mut HashMap<i32, String>) -> &mut String {
    if let Some(s) = map.get_mut(&1) {
        return s;
    }
    map.insert(1, String::new()); //~ ERROR[E0499] cannot borrow `*map` as mutable more than once at a time
    map.get_mut(&1).unwrap() //~ ERROR[E0499] cannot borrow `*map` as mutable more than once at a time
}
fn main() {}
