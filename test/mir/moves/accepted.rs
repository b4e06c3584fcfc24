struct P {
    a: String,
    b: String,
}

fn main() {
    let mut s = String::new();
    let t = s;
    s = String::from("again");
    s.push('!');
    let p = P { a: t, b: s };
    let a = p.a;
    let b = p.b;
    let late;
    late = 1;
    let mut o = Some(1);
    while let Some(n) = o {
        o = if n > late { None } else { Some(n + 1) };
    }
    let c = move || a.len() + b.len();
    c();
    c();
}
