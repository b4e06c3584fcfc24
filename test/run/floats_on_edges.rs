// Every exact operation of both float types on edge values: one line each, the results' bits mixed into a number.

fn mix(sum: u64, value: u64) -> u64 {
    (sum ^ value).wrapping_mul(0x100_0000_01b3).rotate_left(9)
}

trait Bits {
    fn bits(self) -> u64;
}
impl Bits for f32 {
    fn bits(self) -> u64 {
        if self.is_nan() { 1 } else { self.to_bits() as u64 }
    }
}
impl Bits for f64 {
    fn bits(self) -> u64 {
        if self.is_nan() { 1 } else { self.to_bits() }
    }
}
impl Bits for bool {
    fn bits(self) -> u64 {
        self as u64
    }
}
impl Bits for Option<std::cmp::Ordering> {
    fn bits(self) -> u64 {
        self.map_or(9, |o| o as i8 as u64)
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

macro_rules! floats {
    ($d:tt $($ty:ident)*) => {$(
        mod $ty {
            use super::*;

            pub fn all() {
                println!("{}", stringify!($ty));
                let e = [
                    0.0, -0.0, 1.0, -1.0, 0.1, -2.5, 3.5, 0.5, 7.0, -4.0, 1e-10, 16777217.0, -1e30, $ty::EPSILON, $ty::MAX,
                    $ty::MIN, $ty::MIN_POSITIVE, $ty::MIN_POSITIVE / 8.0, $ty::NAN, $ty::INFINITY, $ty::NEG_INFINITY,
                ];
                macro_rules! two { ($d($op:ident)*) => { $d(binary(stringify!($op), &e, $ty::$op);)* } }
                macro_rules! one { ($d($op:ident)*) => { $d(unary(stringify!($op), &e, $ty::$op);)* } }
                binary("add", &e, |a, b| a + b);
                binary("sub", &e, |a, b| a - b);
                binary("mul", &e, |a, b| a * b);
                binary("div", &e, |a, b| a / b);
                binary("rem", &e, |a, b| a % b);
                binary("partial_cmp", &e, |a, b| a.partial_cmp(&b));
                binary("lt", &e, |a, b| a < b);
                binary("ne", &e, |a, b| a != b);
                binary("total_cmp", &e, |a, b| Some(a.total_cmp(&b)));
                unary("neg", &e, |a| -a);
                two! { rem_euclid div_euclid copysign }
                one! {
                    floor ceil round trunc round_ties_even fract abs signum sqrt recip to_degrees next_up next_down
                    is_nan is_finite is_normal is_subnormal is_sign_negative
                }
                unary("as f32", &e, |a| a as f32);
                unary("as f64", &e, |a| a as f64);
                unary("mul_add", &e, |a| a.mul_add(3.0, 0.1));
                unary("clamp", &e, |a| a.clamp(-2.0, 3.0));
                unary("powi", &e, |a| a.powi(2));
                let mut assigned = 7.25;
                assigned %= 2.0 as $ty;
                println!("  {} {} {:?}", assigned, 5.5 as $ty % -2.0, -1.0 as $ty % 1.0);
            }
        }
    )*};
}
floats! { $ f32 f64 }

fn main() {
    f32::all();
    f64::all();
}
