struct Pair {
    a: Option<Vec<i32>>,
    b: i32,
}

fn main() {
    let mut p = Pair { a: None, b: 1 };
    let shared = || p.b + 1;
    shared();
    let mut unique = || p.b += 1;
    unique();
    let moved = move || drop(p.a);
    moved();
}
