fn main() {
    let mut total = 0;
    let mut count = |x: i32| total += x;
    //      ^ hover
    count(1);
    let name = String::from("Ferris");
    let offset = 1;
    let greet = move |n: usize| format!("{name}{}", n + offset);
    //  ^ hover
    println!("{}", greet(2));
    let boxed: Box<dyn Fn(i32) -> i32> = Box::new(|x| x * 2);
    //  ^ hover
    println!("{}", boxed(4));
    let lent: Box<dyn Fn(i32) -> i32> = Box::new(|x| x * offset as i32);
    //  ^ hover
    println!("{}", lent(4));
}
