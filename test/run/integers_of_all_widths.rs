// Every operation of every integer type on its edge values: one line each, the results mixed into a number.

fn mix(sum: u64, value: u128) -> u64 {
    let folded = (value as u64) ^ ((value >> 64) as u64).rotate_left(17);
    (sum ^ folded).wrapping_mul(0x100_0000_01b3)
}

trait Bits {
    fn bits(self) -> u128;
}
impl Bits for bool {
    fn bits(self) -> u128 {
        self as u128
    }
}
impl<T: Bits> Bits for Option<T> {
    fn bits(self) -> u128 {
        self.map_or(0xdead, Bits::bits)
    }
}
impl<T: Bits, U: Bits> Bits for (T, U) {
    fn bits(self) -> u128 {
        self.0.bits() ^ (self.1.bits() << 100)
    }
}
impl Bits for std::cmp::Ordering {
    fn bits(self) -> u128 {
        self as i8 as u128
    }
}

fn binary<T: Copy, R: Bits>(name: &str, edges: &[T], op: impl Fn(T, T) -> R) {
    let mut sum = 1;
    for &a in edges {
        for &b in edges {
            sum = mix(sum, op(a, b).bits());
        }
    }
    println!("  {name} {sum:016x}");
}

fn unary<T: Copy, R: Bits>(name: &str, edges: &[T], op: impl Fn(T) -> R) {
    let sum = edges.iter().fold(1, |sum, &a| mix(sum, op(a).bits()));
    println!("  {name} {sum:016x}");
}

// `$d` is a dollar sign: for the macros that this one writes.
macro_rules! integers {
    ($d:tt $($ty:ident)*) => {$(
        impl Bits for $ty {
            fn bits(self) -> u128 {
                self as u128
            }
        }

        mod $ty {
            use super::*;

            fn two(e: &[$ty]) {
                macro_rules! ops { ($d($op:ident)*) => { $d(binary(stringify!($op), e, $ty::$op);)* } }
                binary("cmp", e, |a, b| a.cmp(&b));
                binary("lt", e, |a, b| a < b);
                binary("ge", e, |a, b| a >= b);
                binary("eq", e, |a, b| a == b);
                binary("and or xor", e, |a, b| ((a & b), (a | b) ^ (a ^ b) >> 1));
                binary("checked_rem", e, |a, b| (a.checked_rem(b), a.checked_div(b)));
                binary("overflowing_div", e, |a, b| if b == 0 { (a, false) } else { a.overflowing_div(b) });
                binary("euclid", e, |a, b| (a.checked_div_euclid(b), a.checked_rem_euclid(b)));
                ops! {
                    saturating_add saturating_sub saturating_mul wrapping_add wrapping_sub wrapping_mul
                    overflowing_add overflowing_sub overflowing_mul checked_add checked_sub checked_mul
                    abs_diff midpoint
                }
            }

            fn shifts(e: &[$ty]) {
                for n in [0, 1, 7, $ty::BITS / 2, $ty::BITS - 1] {
                    unary("shl shr", e, |a| (a << n, a >> n));
                    unary("rotate", e, |a| (a.rotate_left(n), a.rotate_right(n)));
                }
                unary("wide shifts", e, |a| {
                    let n = $ty::BITS + 3;
                    ((a.wrapping_shl(n), a.wrapping_shr(n)), (a.checked_shl(n), a.overflowing_shr(n)))
                });
            }

            fn one(e: &[$ty]) {
                macro_rules! ops { ($d($op:ident)*) => { $d(unary(stringify!($op), e, $ty::$op);)* } }
                ops! {
                    count_ones count_zeros leading_zeros leading_ones trailing_zeros trailing_ones swap_bytes reverse_bits
                    wrapping_neg checked_neg overflowing_neg to_be checked_ilog2 checked_ilog10
                }
                unary("not", e, |a| !a);
                unary("powers", e, |a| (a.wrapping_pow(3), (a.saturating_pow(5), a.checked_pow(2))));
                unary("bytes", e, |a| ($ty::from_be_bytes(a.to_le_bytes()), $ty::from_le_bytes(a.to_ne_bytes())));
            }

            fn casts(e: &[$ty]) {
                macro_rules! to { ($d($to:ident)*) => { $d(unary(concat!("as ", stringify!($to)), e, |a| a as $to);)* } }
                to! { u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize isize }
                unary("to floats", e, |a| ((a as f32).to_bits(), (a as f64).to_bits()));
                let floats = [
                    0.0, -0.0, 0.99, -0.99, 1.5, -1.5, 127.9, -128.9, 255.5, 32767.5, 65535.9, 2147483647.5, -2147483649.0,
                    4294967295.9, 9.3e18, -9.3e18, 1.9e19, 1.7e38, -1.8e38, 3.5e38, 1e300, f64::NAN, f64::INFINITY,
                    f64::NEG_INFINITY, f64::MIN_POSITIVE,
                ];
                unary("from f64", &floats, |a: f64| a as $ty);
                unary("from f32", &floats, |a: f64| a as f32 as $ty);
            }

            pub fn all() {
                println!("{}", stringify!($ty));
                let half = 1 << ($ty::BITS / 2);
                let e = [$ty::MIN, $ty::MAX, 0, 1, !0, 7, 100, half, half - 1, $ty::MIN + 1, $ty::MAX - 1, $ty::MAX / 3];
                two(&e);
                shifts(&e);
                one(&e);
                casts(&e);
            }
        }
    )*};
}
integers! { $ u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! signed {
    ($($ty:ident)*) => {$({
        let e = [$ty::MIN, $ty::MAX, 0, 1, -1, -7, 100];
        println!("{} signed", stringify!($ty));
        unary("abs", &e, |a| ((a.wrapping_abs(), a.checked_abs()), (a.unsigned_abs(), a.overflowing_abs())));
        unary("neg", &e, |a| (a.saturating_neg(), a.saturating_abs()));
        unary("signum", &e, |a| (a.signum(), (a.is_negative(), a.is_positive())));
        binary("unsigned", &e, |a, b| (a.checked_add_unsigned(b.unsigned_abs()), a.saturating_sub_unsigned(b.unsigned_abs())));
    })*};
}

fn main() {
    u8::all();
    u16::all();
    u32::all();
    u64::all();
    u128::all();
    usize::all();
    i8::all();
    i16::all();
    i32::all();
    i64::all();
    i128::all();
    isize::all();
    signed! { i8 i16 i32 i64 i128 isize }
}
