fn main() {
    let s = String::from("hi");
    let f: Box<dyn FnOnce(i32) -> i32> = Box::new(move |x| x + s.len() as i32);
    println!("{}", f(3));
    let g = |n: i32| n * 2;
    let b: Box<dyn FnOnce(i32) -> i32> = Box::new(g);
    println!("{}", b(21));
    let c = Box::new(|a: i32, b: i32| a - b);
    println!("{}", c(9, 4));
}
