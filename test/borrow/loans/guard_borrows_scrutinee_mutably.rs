fn main() {
    let mut x = Some(1);
    match x {
        None => {}
        Some(_) if { let r = &mut x; *r = None; false } => {} //~ ERROR[E0510] cannot mutably borrow `x` in match guard
        Some(_) => {}
    }
}
