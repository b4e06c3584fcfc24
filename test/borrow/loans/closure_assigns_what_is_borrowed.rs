fn main() {
    let mut n = 1;
    let r = &n;
    let mut set = || n = 2; //~ ERROR[E0502]
    println!("{r}");
    set();
}
