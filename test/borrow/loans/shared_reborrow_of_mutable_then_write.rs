fn main() {
    let mut n = 1;
    let a = &mut n;
    let b = &*a;
    *a = 2; //~ ERROR[E0506] cannot assign to `*a` because it is borrowed
    println!("{b}");
}
