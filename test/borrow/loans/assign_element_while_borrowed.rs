fn main() {
    let mut a = [1, 2];
    let r = &a[0];
    a[1] = 5; //~ ERROR[E0506] cannot assign to `a[_]` because it is borrowed
    println!("{r}");
}
