fn main() {
    let mut n = 1;
    let a = &mut n;
    let b = &*a;
    *a = 2; //~ ERROR[E0506]
    println!("{b}");
}
