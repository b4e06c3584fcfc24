fn main() {
    let mut n = 5;
    match n {
        ref mut m @ 1..=9 => {
            n = 4; //~ ERROR[E0506]
            *m = 3;
        }
        _ => {}
    }
}
