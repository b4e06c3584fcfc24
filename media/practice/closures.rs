// Closures are structs: their fields are what they capture.
//
// Look for: `add` holds a reference to `offset`; `count` holds a `&mut` to `total`; `greet` owns `name`, which was moved into it.
// The boxed closure lies on the heap, behind a vtable.

fn apply(f: impl Fn(i32) -> i32, value: i32) -> i32 {
    f(value)
}

fn main() {
    let offset = 10;
    let add = |x| x + offset;
    println!("{}", apply(add, 5));

    let mut total = 0;
    let mut count = |x: i32| total += x;
    count(1);
    count(2);
    println!("{total}");

    let name = String::from("Ferris");
    let greet = move || format!("hello {name}");
    println!("{}", greet());

    let boxed: Box<dyn Fn(i32) -> i32> = Box::new(move |x| x * offset);
    println!("{}", boxed(4));
}
