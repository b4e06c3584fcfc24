fn main() {
    let mut n = 1;
    let r = &mut n;
    let s = &*r;
    println!("{} {}", r, s);
}
