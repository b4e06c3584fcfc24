fn main() {
    let mut o = Some(1);
    if let Some(a) = &mut o {
        if let Some(b) = &mut o { //~ ERROR[E0499] cannot borrow `o` as mutable more than once at a time
            std::mem::swap(a, b);
        }
    }
}
