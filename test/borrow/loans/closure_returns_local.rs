fn main() {
    let f = || -> &'static i32 {
        let x = 1;
        &x //~ ERROR[E0515]
    };
    println!("{}", f());
}
