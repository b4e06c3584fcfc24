fn main() {
    let mut v = vec![1];
    let a = &mut v;
    let b = &mut *a;
    a.push(2); //~ ERROR[E0499] cannot borrow `*a` as mutable more than once at a time
    b.push(3);
}
