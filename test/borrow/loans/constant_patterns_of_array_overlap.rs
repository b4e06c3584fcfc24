fn main() {
    let mut a = [1, 2, 3];
    let [ref mut x, ..] = a;
    let [ref mut y, _, _] = a; //~ ERROR[E0499] cannot borrow `a[..]` as mutable more than once at a time
    std::mem::swap(x, y);
}
