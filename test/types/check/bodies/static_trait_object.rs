use std::any::Any;
fn word(value: &dyn Any) -> &'static str {
    let inner: &(dyn Any + 'static) = value;
    if inner.is::<String>() { "text" } else { "other" }
}
fn main() {
    word(&1);
}
