fn main() {
    let s = String::from("crab");
    //  ^ marks
    let r = &s;
    //  ^ marks
    let n = r.len();
    let mut v = vec![n];
    //      ^ marks
    v.push(v.len());
    let boxed = Box::new(s);
    if n > 1 {
        drop(boxed);
        //   ^ marks
    }
    v = Vec::new();
    assert!(v.is_empty());
}
