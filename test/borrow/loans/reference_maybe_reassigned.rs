fn main() {
    let mut a = 1;
    let b = 2;
    let mut r = &a;
    if b > 1 {
        r = &b;
    }
    a = 3; //~ ERROR[E0506] cannot assign to `a` because it is borrowed
    println!("{r}{a}");
}
