fn id<T>(t: T) -> T {
    t
}
fn parse() {
    let d = "5".parse().unwrap();
}
fn default() {
    let c = Default::default();
}
fn main() {}
