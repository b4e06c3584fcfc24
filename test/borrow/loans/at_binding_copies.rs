fn main() {
    let mut n = 5;
    match n {
        ref mut m @ 1..=9 => {
            n = 4; //~ ERROR[E0506] cannot assign to `n` because it is borrowed
            *m = 3;
        }
        _ => {}
    }
}
