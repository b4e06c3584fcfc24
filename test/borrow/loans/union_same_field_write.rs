union U { a: u8, b: u8 }
fn main() {
    let mut u = U { a: 1 };
    let r = unsafe { &u.a };
    u.b = 3; //~ ERROR[E0506] cannot assign to `u.b` because it is borrowed
    println!("{r}");
}
