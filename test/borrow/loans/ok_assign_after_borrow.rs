fn main() {
    let mut n = 1;
    let r = &n;
    println!("{r}");
    n = 2;
    println!("{n}");
}
