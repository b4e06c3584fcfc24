fn am(s: &mut (String, i32)) -> &mut String {
    &mut s.0
}
fn a(p: &mut (String, i32), s: &String) {
    let t = match Some(am(p)) {
        Some(t) => t,
        None => s,
    };
    t.clone();
}
fn b(p: &mut (String, i32), s: &String) {
    let t = match p.1 {
        1 => am(p),
        _ => s,
    };
    p.1 = 3; //~ ERROR[E0506] cannot assign to `p.1` because it is borrowed
    t.clone();
}
