//! Angles reduced to an eighth of a turn on each side of 0.

use super::dd::{Dd, two_prod};

/// Half of pi in three parts and a rest.
const HALF_PI: [f64; 4] = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104316826e-50];

/// The first 1280 bits of 2 / pi after the point.
const TWO_OVER_PI: [u64; 20] = [
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c,
    0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab, 0xf0cfbc209af4361d,
];

/// The quarter turn nearest to an angle (modulo 4), and what remains.
pub fn reduce(x: f64) -> (u32, Dd) {
    let magnitude = x.abs();
    if magnitude < 0.785 {
        return (0, Dd::of(x));
    }
    let (quarter, rest) = if magnitude < 1e6 { reduce_moderate(magnitude) } else { reduce_large(magnitude) };
    if x < 0.0 { (4 - quarter & 3, -rest) } else { (quarter, rest) }
}

/// Subtracts the multiple of half of pi, part by part.
fn reduce_moderate(x: f64) -> (u32, Dd) {
    let n = (x * 0.6366197723675814).round_ties_even();
    let rest = Dd::of(x) - two_prod(n, HALF_PI[0]) - two_prod(n, HALF_PI[1]) - two_prod(n, HALF_PI[2]);
    (n as u32 & 3, rest - Dd::of(n * HALF_PI[3]))
}

/// Multiplies with the bits of 2 / pi that matter (after Payne and Hanek): those whose product with the mantissa is not a
/// multiple of four, 256 of them.
fn reduce_large(x: f64) -> (u32, Dd) {
    let bits = x.to_bits();
    let mantissa = (bits & ((1 << 52) - 1)) | (1 << 52);
    let exponent = (bits >> 52) as i32 - 1075;
    let first = exponent - 2;
    let mut product = [0u64; 4];
    let mut carry = 0u64;
    let mut word = 4;
    while word > 0 {
        word -= 1;
        let part = mantissa as u128 * window(first + 64 * word as i32) as u128 + carry as u128;
        product[word] = part as u64;
        carry = (part >> 64) as u64;
    }
    let mut quarter = (product[0] >> 62) as u32;
    // The fraction, with its point at the top.
    let mut fraction = shift_left(product, 2);
    let negative = fraction[0] >> 63 == 1;
    if negative {
        quarter = (quarter + 1) & 3;
        fraction = negate(fraction);
    }
    let rest = to_dd(fraction) * Dd::new(HALF_PI[0], HALF_PI[1]);
    (quarter, if negative { -rest } else { rest })
}

/// 64 bits of 2 / pi from a bit on; those before the point are 0.
fn window(first: i32) -> u64 {
    let word = first.div_euclid(64);
    let shift = first.rem_euclid(64) as u32;
    let at = |word: i32| if word >= 0 && word < 20 { TWO_OVER_PI[word as usize] } else { 0 };
    if shift == 0 { at(word) } else { (at(word) << shift) | (at(word + 1) >> (64 - shift)) }
}

fn shift_left(words: [u64; 4], by: u32) -> [u64; 4] {
    let mut shifted = [0; 4];
    let mut word = 0;
    while word < 4 {
        let below = if word < 3 { words[word + 1] >> (64 - by) } else { 0 };
        shifted[word] = (words[word] << by) | below;
        word += 1;
    }
    shifted
}

fn negate(words: [u64; 4]) -> [u64; 4] {
    let mut negated = [0; 4];
    let mut carry = true;
    let mut word = 4;
    while word > 0 {
        word -= 1;
        let (sum, overflow) = (!words[word]).overflowing_add(carry as u64);
        negated[word] = sum;
        carry = overflow;
    }
    negated
}

/// A fraction of 256 bits: its first 106 bits that count.
fn to_dd(words: [u64; 4]) -> Dd {
    let mut words = words;
    let mut scale = 1.0;
    while words[0] == 0 {
        words = [words[1], words[2], words[3], 0];
        scale *= 1.0 / 18446744073709551616.0;
        if scale < 1e-70 {
            return Dd::ZERO;
        }
    }
    let zeros = words[0].leading_zeros();
    if zeros > 0 {
        words = shift_left(words, zeros);
        scale *= 1.0 / (1u64 << zeros) as f64;
    }
    let unit = scale / 18446744073709551616.0;
    let high = (words[0] >> 11) as f64 * 2048.0 * unit;
    let middle = ((words[0] & 2047) << 42 | words[1] >> 22) as f64 * (unit / 4398046511104.0);
    super::dd::two_sum(high, middle)
}
