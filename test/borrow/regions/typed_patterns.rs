struct S<'a> {
    s: &'a str,
}
fn in_tuple() {
    let (mut a, _): (&'static str, i32) = ("x", 1);
    let s = String::new();
    a = &s; //~ ERROR[E0597] `s` does not live long enough
    drop(a);
}
fn elided() {
    let (mut a, _): (&str, i32) = ("x", 1);
    let s = String::new();
    a = &s;
    drop(a);
}
fn in_struct() {
    let S::<'static> { s: mut t } = (S { s: "" });
    let s = String::new();
    t = &s; //~ ERROR[E0597] `s` does not live long enough
    drop(t);
}
fn in_array() {
    let [mut a, _]: [&'static str; 2] = ["", ""];
    let s = String::new();
    a = &s; //~ ERROR[E0597] `s` does not live long enough
    drop(a);
}
fn in_variant() {
    let Some(mut a): Option<&'static str> = Some("x") else { return };
    let s = String::new();
    a = &s; //~ ERROR[E0597] `s` does not live long enough
    drop(a);
}
fn second<'a>(p: (&'a str, &str)) {
    let (_, b): (&str, &'a str) = p; //~ ERROR[E0621] explicit lifetime required in the type of `p`
    let _ = b;
}
fn other_variable() {
    let (mut a, b): (_, &'static str) = ("x", "y");
    let s = String::new();
    a = &s;
    drop((a, b));
}
fn main() {
    in_tuple();
    elided();
    in_struct();
    in_array();
    in_variant();
    second(("", ""));
    other_variable();
}
