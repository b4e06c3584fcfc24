use std::collections::HashMap;
fn get(map: &mut HashMap<i32, String>) -> &mut String {
    if !map.contains_key(&1) {
        map.insert(1, String::new());
    }
    map.get_mut(&1).unwrap()
}
fn main() {}
