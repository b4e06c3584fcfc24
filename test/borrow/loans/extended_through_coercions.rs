fn r<T>(_: &T) {}
fn t11() {
    let x: &str = &String::new();
    r(&x);
}
fn t12() {
    let x: (&str, &dyn std::fmt::Debug) = (&String::new(), &String::new());
    r(&x);
}
fn t13() {
    let x: [&dyn std::fmt::Debug; 1] = [&String::new()];
    r(&x);
}
fn t16() {
    let x: &str = { &String::new() };
    r(&x);
}
fn t17() {
    let x: &dyn std::fmt::Debug = match 1 {
        1 => &String::new(),
        _ => &vec![1],
    };
    r(&x);
}
fn t23() {
    let x = (&String::new() as &dyn std::fmt::Debug, 1);
    r(&x);
}
