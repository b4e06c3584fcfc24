use std::collections::HashMap;
fn get(map: &mut HashMap<i32, String>) -> &mut String {
    if let Some(s) = map.get_mut(&1) {
        return s;
    }
    map.insert(1, String::new()); //~ ERROR[E0499]
    map.get_mut(&1).unwrap() //~ ERROR[E0499]
}
fn main() {}
