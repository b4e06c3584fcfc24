// The place of a panic in an operator is the whole expression; in an index, the brackets.
use std::ops::{Add, AddAssign};
use std::panic;

struct Refusing;

impl Add for Refusing {
    type Output = Refusing;
    #[track_caller]
    fn add(self, _: Refusing) -> Refusing {
        panic!()
    }
}

impl AddAssign for Refusing {
    #[track_caller]
    fn add_assign(&mut self, _: Refusing) {
        panic!()
    }
}

fn main() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().unwrap();
        println!("{}:{}", place.line(), place.column());
    }));
    let vector = vec![1, 2, 3];
    let far = vector.len();
    let _ = panic::catch_unwind(|| vector[far]);
    let _ = panic::catch_unwind(|| vector[1..][2]);
    let _ = panic::catch_unwind(|| "text".repeat(1)[9..].len());
    let _ = panic::catch_unwind(|| Refusing + Refusing);
    let _ = panic::catch_unwind(|| {
        let mut left = Refusing;
        left += Refusing;
    });
}
