//! Natural numbers of any size up to a limit that covers every float: for printing and parsing floats exactly.

/// How many 32-bit digits there are: 5120 bits hold 770 decimal digits with any exponent of an `f64`.
const DIGITS: usize = 160;

/// A natural number, lowest digit first. Its `size` digits have no zeros on top.
#[derive(Clone, Copy)]
pub(crate) struct Big {
    size: usize,
    base: [u32; DIGITS],
}

impl Big {
    /// A number of 64 bits.
    pub(crate) fn from_u64(v: u64) -> Big {
        let mut base = [0; DIGITS];
        base[0] = v as u32;
        base[1] = (v >> 32) as u32;
        let mut big = Big { size: 2, base };
        big.trim();
        big
    }

    fn trim(&mut self) {
        while self.size > 0 && self.base[self.size - 1] == 0 {
            self.size -= 1;
        }
    }

    /// Whether this is zero.
    pub(crate) fn is_zero(&self) -> bool {
        self.size == 0
    }

    /// How many bits there are up to the highest set one.
    pub(crate) fn bit_length(&self) -> usize {
        if self.size == 0 { 0 } else { self.size * 32 - self.base[self.size - 1].leading_zeros() as usize }
    }

    /// Multiplies by a small number.
    pub(crate) fn mul_small(&mut self, other: u32) {
        let mut carry = 0u64;
        let mut i = 0;
        while i < self.size {
            let v = self.base[i] as u64 * other as u64 + carry;
            self.base[i] = v as u32;
            carry = v >> 32;
            i += 1;
        }
        if carry > 0 {
            self.base[self.size] = carry as u32;
            self.size += 1;
        }
    }

    /// Adds a small number.
    pub(crate) fn add_small(&mut self, other: u32) {
        let mut carry = other as u64;
        let mut i = 0;
        while carry > 0 {
            if i == self.size {
                self.size += 1;
            }
            let v = self.base[i] as u64 + carry;
            self.base[i] = v as u32;
            carry = v >> 32;
            i += 1;
        }
    }

    /// Multiplies by a power of two.
    pub(crate) fn mul_pow2(&mut self, bits: usize) {
        if self.size == 0 {
            return;
        }
        let digits = bits / 32;
        let bits = bits % 32;
        let mut i = self.size;
        while i > 0 {
            i -= 1;
            self.base[i + digits] = self.base[i];
        }
        i = 0;
        while i < digits {
            self.base[i] = 0;
            i += 1;
        }
        self.size += digits;
        if bits > 0 {
            self.mul_small(1 << bits);
        }
    }

    /// Multiplies by a power of five.
    pub(crate) fn mul_pow5(&mut self, mut e: usize) {
        while e >= 13 {
            self.mul_small(1220703125);
            e -= 13;
        }
        let mut small = 1;
        while e > 0 {
            small *= 5;
            e -= 1;
        }
        self.mul_small(small);
    }

    /// Multiplies by a power of ten.
    pub(crate) fn mul_pow10(&mut self, e: usize) {
        self.mul_pow5(e);
        self.mul_pow2(e);
    }

    /// Adds another number.
    pub(crate) fn add(&mut self, other: &Big) {
        let mut carry = 0u64;
        let mut i = 0;
        while i < self.size || i < other.size || carry > 0 {
            let v = self.base[i] as u64 + other.base[i] as u64 + carry;
            self.base[i] = v as u32;
            carry = v >> 32;
            i += 1;
        }
        if i > self.size {
            self.size = i;
        }
    }

    /// Subtracts another number, which is not greater.
    pub(crate) fn sub(&mut self, other: &Big) {
        let mut borrow = 0i64;
        let mut i = 0;
        while i < self.size {
            let v = self.base[i] as i64 - other.base[i] as i64 + borrow;
            self.base[i] = v as u32;
            borrow = v >> 32;
            i += 1;
        }
        self.trim();
    }

    /// -1, 0 or 1 as this is less than, equal to or greater than another number.
    pub(crate) fn compare(&self, other: &Big) -> i32 {
        if self.size != other.size {
            return if self.size < other.size { -1 } else { 1 };
        }
        let mut i = self.size;
        while i > 0 {
            i -= 1;
            if self.base[i] != other.base[i] {
                return if self.base[i] < other.base[i] { -1 } else { 1 };
            }
        }
        0
    }

    /// Takes `divisor` away as often as it goes, which is less than ten times, and returns how often.
    pub(crate) fn div_digit(&mut self, divisor: &Big) -> u8 {
        let mut digit = 0;
        while self.compare(divisor) >= 0 {
            self.sub(divisor);
            digit += 1;
        }
        digit
    }

    /// The quotient, which fits 64 bits, and whether there is a remainder.
    pub(crate) fn div_u64(&self, divisor: &Big) -> (u64, Big) {
        let mut rest = *self;
        let mut quotient = 0u64;
        let mut shift = (self.bit_length() as i32 - divisor.bit_length() as i32).max(-1) + 1;
        while shift > 0 {
            shift -= 1;
            let mut part = *divisor;
            part.mul_pow2(shift as usize);
            quotient <<= 1;
            if rest.compare(&part) >= 0 {
                rest.sub(&part);
                quotient |= 1;
            }
        }
        (quotient, rest)
    }
}
