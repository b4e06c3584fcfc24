fn main() {
    let mut x = Some(1);
    match x {
        None => {}
        Some(_) if { x = None; false } => {} //~ ERROR[E0510] cannot assign `x` in match guard
        Some(_) => {}
    }
}
