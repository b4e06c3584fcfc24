fn main() {
    let mut n = 1;
    let p = &mut n as *mut i32;
    n = 2;
    unsafe { *p = 3 };
    println!("{n}");
}
