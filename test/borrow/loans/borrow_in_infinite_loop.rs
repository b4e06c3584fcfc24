fn main() {
    let mut n = 1;
    let r = &n;
    loop {
        n += 1; //~ ERROR[E0506] cannot assign to `n` because it is borrowed
        println!("{r}");
    }
}
