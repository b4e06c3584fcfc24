struct Holder<'a> {
    text: &'a str,
}
impl<'a> Holder<'a> {
    fn get(&self, other: &str) -> &'a str {
        other
    }
    fn longer<'b>(&'b self, x: &'b str) -> &'a str {
        x
    }
}
fn pick<'a>(x: &'a str, y: &str) -> &'a str {
    if x.is_empty() { x } else { y }
}
fn two<'a, 'b>(x: &'a str, y: &'b str) -> &'a str {
    if x.is_empty() { x } else { y }
}
fn boxed<T: std::fmt::Debug>(t: T) -> Box<dyn std::fmt::Debug> {
    Box::new(t)
}
fn boxed_in<'a, T: std::fmt::Debug>(t: T, _: &'a str) -> Box<dyn std::fmt::Debug + 'a> {
    Box::new(t)
}
fn spawn(s: &str) {
    std::thread::spawn(move || println!("{s}"));
}
fn statically(s: &str) -> &'static str {
    s
}
fn push<'a>(v: &mut Vec<&'a str>, s: &str) {
    v.push(s);
}
fn main() {}
