fn main() {
    let mut all: Vec<Box<dyn Fn() -> i32 + '_>> = Vec::new();
    for i in 0..3 {
        all.push(Box::new(|| i)); //~ ERROR[E0597] `i` does not live long enough
    }
    println!("{}", all.len());
}
