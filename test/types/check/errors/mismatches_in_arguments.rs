// The advice asks what a type not yet known can do.
fn main() {
    let _text: Box<&mut str> = Box::new("hello"); //~ ERROR[E0308]
    let _list: Vec<&mut i32> = vec![&1]; //~ ERROR[E0308]
}
