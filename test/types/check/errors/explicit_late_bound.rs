use std::ops::Deref;

struct Receiver;

impl Receiver {
    fn generic<R: Deref<Target = Self>>(self: R) {}
    fn hidden(self: impl Deref<Target = Self>) {}
}

fn late<'a>(x: &'a str) -> &'a str {
    x
}

fn main() {
    let _ = late::<'static>;
}
