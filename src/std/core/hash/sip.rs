//! SipHash-1-3, the hash of std's maps, after the paper of Aumasson and Bernstein.

use crate::hash::Hasher;

/// A SipHash with one round for each word and three at the end. Words are taken in little-endian order; `tail` holds
/// the bytes that do not fill one yet.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct SipHasher13 {
    k0: u64,
    k1: u64,
    length: usize,
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
    tail: u64,
    ntail: usize,
}

impl SipHasher13 {
    /// A hasher with two keys of zero.
    pub const fn new() -> SipHasher13 {
        SipHasher13::new_with_keys(0, 0)
    }

    /// A hasher with keys.
    pub const fn new_with_keys(key0: u64, key1: u64) -> SipHasher13 {
        SipHasher13 {
            k0: key0,
            k1: key1,
            length: 0,
            v0: key0 ^ 0x736f6d6570736575,
            v1: key1 ^ 0x646f72616e646f6d,
            v2: key0 ^ 0x6c7967656e657261,
            v3: key1 ^ 0x7465646279746573,
            tail: 0,
            ntail: 0,
        }
    }

    fn round(&mut self) {
        self.v0 = self.v0.wrapping_add(self.v1);
        self.v2 = self.v2.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(13) ^ self.v0;
        self.v3 = self.v3.rotate_left(16) ^ self.v2;
        self.v0 = self.v0.rotate_left(32);
        self.v2 = self.v2.wrapping_add(self.v1);
        self.v0 = self.v0.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(17) ^ self.v2;
        self.v3 = self.v3.rotate_left(21) ^ self.v0;
        self.v2 = self.v2.rotate_left(32);
    }

    fn word(&mut self, word: u64) {
        self.v3 ^= word;
        self.round();
        self.v0 ^= word;
    }
}

impl Default for SipHasher13 {
    fn default() -> SipHasher13 {
        SipHasher13::new()
    }
}

impl Hasher for SipHasher13 {
    fn write(&mut self, bytes: &[u8]) {
        self.length = self.length.wrapping_add(bytes.len());
        for &byte in bytes {
            self.tail |= (byte as u64) << (8 * self.ntail);
            self.ntail += 1;
            if self.ntail == 8 {
                let word = self.tail;
                self.word(word);
                self.tail = 0;
                self.ntail = 0;
            }
        }
    }

    fn finish(&self) -> u64 {
        let mut state = *self;
        let last = ((self.length as u64 & 0xff) << 56) | self.tail;
        state.word(last);
        state.v2 ^= 0xff;
        state.round();
        state.round();
        state.round();
        state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    }
}

/// The old public name.
#[derive(Clone, Debug, Default)]
pub struct SipHasher(SipHasher13);

impl Hasher for SipHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes)
    }

    fn finish(&self) -> u64 {
        self.0.finish()
    }
}
