fn f<'a>() -> &'a mut i32 {
    let mut n = 1;
    let r = &mut n;
    &mut *r //~ ERROR[E0515] cannot return value referencing local variable `n`
}
fn main() {}
