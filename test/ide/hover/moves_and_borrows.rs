fn main() {
    let s1 = String::from("crab");
    //  ^ hover
    let r = &s1;
    //  ^ hover
    let n = r.len();
    let mut v = Vec::new();
    //      ^ hover
    v.push(n);
    v.push(v.len());
    // ^ hover
    let w = v;
    //  ^ hover
    let text = "literal";
    //  ^ hover
    let boxed = Box::new(s1);
    if w.len() > 1 {
        drop(boxed);
    }
    let total = w.len() + text.len();
    //  ^ hover
    assert!(total > 1);
}
