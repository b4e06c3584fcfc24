struct P {
    a: String,
    b: i32,
}

fn main() {
    let mut p = P { a: String::new(), b: 1 };
    let n = 2;
    let by_ref = || p.a.len();
    by_ref();
    let mut by_mut = || p.b += n;
    by_mut();
    let by_value = move || p.a;
    by_value();
}
