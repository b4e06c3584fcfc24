fn g(_: &i32) {}
pub fn loops() -> ! {
    let x = 1;
    let r: &'static i32 = &x; //~ ERROR[E0597] `x` does not live long enough
    loop {
        g(r);
    }
}
pub fn panics() -> ! {
    let x = 1;
    let r: &'static i32 = &x; //~ ERROR[E0597] `x` does not live long enough
    g(r);
    panic!()
}
pub fn exits() -> ! {
    let x = String::new();
    let r: &'static String = &x; //~ ERROR[E0597] `x` does not live long enough
    std::process::exit(r.len() as i32)
}
pub fn empty_loop() {
    let x = 1;
    let _r: &'static i32 = &x; //~ ERROR[E0597] `x` does not live long enough
    loop {}
}
pub fn fine(n: &i32) -> ! {
    let x = 1;
    let mut r: &i32 = &x;
    loop {
        g(r);
        r = n;
    }
}
pub fn argument(x: i32) -> ! {
    let r: &'static i32 = &x; //~ ERROR[E0597] `x` does not live long enough
    loop {
        g(r);
    }
}
pub fn leaves_by_break() {
    let x = 1;
    loop {
        let r: &'static i32 = &x; //~ ERROR[E0597] `x` does not live long enough
        if *r > 1 {
            break;
        }
    }
}
