// Around types and patterns.
fn takes((a): i32, (b): (i32)) -> (i32) {
    a + b
}

fn main() {
    let (x): (i32) = takes(1, 2);
    let y: &(dyn Fn(i32) + Send) = &|_| {};
    let z: Vec<(u8)> = Vec::new();
    match x {
        (1) => {}
        (2 | 3) => {}
        4 | (5) => {}
        (6..=7) => {}
        _ => {}
    }
    if let Some((n)) = Some(x) {
        y(n);
    }
    let &(mut r) = &x;
    r += 1;
    for (i) in z {
        y(i as (i32) + r);
    }
    let (Ok(w) | Err(w)) = Ok::<i32, i32>(1);
    y(w);
}
