static GREETING: &str = "hi";
static LIMIT: i32 = 5;
fn name() -> &'static str {
    "crab"
}
fn keep<T: 'static>(value: T) -> T {
    value
}
fn main() {
    let literal = "text";
    let promoted: &i32 = &5;
    let item = &LIMIT;
    let inner = GREETING;
    let leaked: &mut i32 = Box::leak(Box::new(1));
    let told = name();
    let owned = keep(String::from("owned"));
    *leaked += *promoted + *item;
    let _ = (literal, inner, told, owned);
}
