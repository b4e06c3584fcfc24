fn main() {
    let mut a = Some(1);
    let mut b = Some(2);
    let mut r = &mut a;
    match *r {
        Some(_) if { r = &mut b; false } => {} //~ ERROR[E0510] cannot assign `r` in match guard
        Some(_) => {}
        None => {}
    }
}
