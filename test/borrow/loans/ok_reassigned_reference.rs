fn main() {
    let mut a = 1;
    let b = 2;
    let mut r = &a;
    println!("{r}");
    r = &b;
    a = 3;
    println!("{r}{a}");
}
