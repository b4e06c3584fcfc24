// `None` of a `NonZero` is zero in all of its bytes, 16 for the widest.
use std::num::NonZero;

const HIGH: NonZero<u128> = NonZero::new(1 << 64).unwrap();
const NOTHING: Option<NonZero<i128>> = NonZero::new(0);

enum Held {
    Number(NonZero<u128>),
    Nothing,
}

fn held(number: u128) -> Held {
    match NonZero::new(number) {
        Some(n) => Held::Number(n),
        None => Held::Nothing,
    }
}

fn main() {
    println!("{HIGH} {NOTHING:?} {}", size_of::<Held>());
    for number in [0, 1, 1 << 64, u128::MAX, 5 << 100] {
        match held(number) {
            Held::Number(n) => println!("{n} {:?}", n.checked_mul(n)),
            Held::Nothing => println!("nothing"),
        }
    }
    println!("{:?} {:?}", NonZero::new(i128::MIN), NonZero::new(i128::MIN).map(|n| n.wrapping_abs()));
    println!("{:?} {:?}", NonZero::new(i8::MIN), NonZero::new(i64::MIN).map(|n| n.unsigned_abs()));
    let mut slot = NonZero::new(7u128);
    println!("{:?} {slot:?}", slot.take());
    slot.replace(HIGH);
    println!("{slot:?} {}", -NonZero::new(5i128).unwrap());
}
