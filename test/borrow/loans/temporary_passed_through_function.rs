fn id<T>(x: T) -> T { x }
fn main() {
    let r = id(&String::from("a")); //~ ERROR[E0716] temporary value dropped while borrowed
    println!("{r}");
}
