fn n() {
    5.foo();
    5.pow(2);
    let x = 2.0;
    x.powi(2);
    2.5.sqrt();
    1.0.clamped();
    let mut y = 3;
    y.pow(1);
    let f = |z| 1.max(2).pow(z);
    7.to_string();
    for i in 0..3 {
        i.pow(2);
    }
}
fn index(v: Vec<i32>) {
    v[-1];
}
fn main() {}
