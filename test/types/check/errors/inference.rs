fn id<T>(t: T) -> T {
    t
}
fn two<T>(a: T, b: T) {}
fn main() {
    two(1, "a");
    2.0.powi(2);
}
