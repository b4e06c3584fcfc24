fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn main() {
    let a = 1;
    let b = a + 1;
    let mut c = add(a, b);
    if c < 5 {
        c += 1;
    }
    while c > 0 {
        c -= 1;
    }
    for i in 0..2 {
        c = i;
    }
}
