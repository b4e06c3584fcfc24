fn one() -> i32 {
    1
}

fn two(n: i32) -> i32 {
    n + 1
}

fn main() {
    let sum = one() + two(3);
    let a = 1; let b = 2;
    println!("{}", sum + a + b);
}
