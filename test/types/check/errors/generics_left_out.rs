// A type is written with its arguments, also in a body; only paths of values leave them to inference.
struct Holder<T> {
    item: T,
}
struct Borrowed<'a> {
    text: &'a str,
}
type Alias<T> = Vec<T>;

impl Holder {
    fn item(&self) {}
}

impl Borrowed {
    fn text(&self) {}
}

fn parameters(a: Holder, b: T<i32>, c: i32<u8>) -> Holder {
    let d: Holder = a;
    d
}

fn main() {
    let a: Vec = Vec::new();
    let b: Option = None;
    let c: Alias<i32> = Alias::new();
    let d = Holder { item: 1 };
    let e: Borrowed<'static, 'static>;
    let f;
    {
        let short = 5;
        f = &short;
    }
    println!("{f}");
}
