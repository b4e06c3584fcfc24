fn main() {
    let f = || -> &'static i32 {
        let x = 1;
        &x //~ ERROR[E0515] cannot return reference to local variable `x`
    };
    println!("{}", f());
}
