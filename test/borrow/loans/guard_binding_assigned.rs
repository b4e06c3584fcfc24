fn main() {
    match Some(1) {
        Some(mut n) if { n = 2; n > 1 } => println!("{n}"), //~ ERROR[E0594] cannot assign to `n`, as it is immutable for the pattern guard
        _ => {}
    }
}
