fn main() {
    let mut n = 1;
    let r = &mut n;
    let s = &mut *r;
    *r = 2; //~ ERROR[E0506] cannot assign to `*r` because it is borrowed
    *s = 3;
}
