fn main() {
    let mut all: Vec<Box<dyn Fn() -> i32>> = Vec::new();
    for i in 0..3 {
        all.push(Box::new(move || i));
    }
    println!("{}", all.len());
}
