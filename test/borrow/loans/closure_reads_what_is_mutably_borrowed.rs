fn main() {
    let mut n = 1;
    let r = &mut n;
    let show = || println!("{n}"); //~ ERROR[E0502]
    *r = 2;
    show();
}
