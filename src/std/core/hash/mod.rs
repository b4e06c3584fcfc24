//! Hashing: `Hash`, `Hasher`, and SipHash.

use crate::fmt;
use crate::marker::PhantomData;

mod sip;
#[doc(hidden)]
pub use sip::{SipHasher, SipHasher13};

/// Types that can be hashed.
#[rustc_diagnostic_item = "Hash"]
pub trait Hash {
    /// Feeds this value to a hasher.
    fn hash<H: Hasher>(&self, state: &mut H);

    /// Feeds the values of a slice to a hasher.
    fn hash_slice<H: Hasher>(data: &[Self], state: &mut H)
    where
        Self: Sized,
    {
        for piece in data {
            piece.hash(state)
        }
    }
}

/// The derive macro of `Hash`, apart so that the prelude can name it.
pub(crate) mod macros {
    /// The derive macro of `Hash`.
    #[rustc_builtin_macro]
    pub macro Hash($item:item) {
        /* compiler built-in */
    }
}
pub use macros::Hash;

/// Turns what it is fed into a number.
pub trait Hasher {
    /// The hash of all that was fed.
    fn finish(&self) -> u64;

    /// Takes bytes in.
    fn write(&mut self, bytes: &[u8]);

    /// Takes a `u8` in.
    #[inline]
    fn write_u8(&mut self, i: u8) {
        self.write(&[i])
    }

    /// Takes a `u16` in.
    #[inline]
    fn write_u16(&mut self, i: u16) {
        self.write(&i.to_ne_bytes())
    }

    /// Takes a `u32` in.
    #[inline]
    fn write_u32(&mut self, i: u32) {
        self.write(&i.to_ne_bytes())
    }

    /// Takes a `u64` in.
    #[inline]
    fn write_u64(&mut self, i: u64) {
        self.write(&i.to_ne_bytes())
    }

    /// Takes a `u128` in.
    #[inline]
    fn write_u128(&mut self, i: u128) {
        self.write(&i.to_ne_bytes())
    }

    /// Takes a `usize` in.
    #[inline]
    fn write_usize(&mut self, i: usize) {
        self.write(&i.to_ne_bytes())
    }

    /// Takes an `i8` in.
    #[inline]
    fn write_i8(&mut self, i: i8) {
        self.write_u8(i as u8)
    }

    /// Takes an `i16` in.
    #[inline]
    fn write_i16(&mut self, i: i16) {
        self.write_u16(i as u16)
    }

    /// Takes an `i32` in.
    #[inline]
    fn write_i32(&mut self, i: i32) {
        self.write_u32(i as u32)
    }

    /// Takes an `i64` in.
    #[inline]
    fn write_i64(&mut self, i: i64) {
        self.write_u64(i as u64)
    }

    /// Takes an `i128` in.
    #[inline]
    fn write_i128(&mut self, i: i128) {
        self.write_u128(i as u128)
    }

    /// Takes an `isize` in.
    #[inline]
    fn write_isize(&mut self, i: isize) {
        self.write_usize(i as usize)
    }

    /// Takes the length of a list in.
    #[inline]
    #[doc(hidden)]
    fn write_length_prefix(&mut self, len: usize) {
        self.write_usize(len);
    }

    /// Takes a string in, with its end marked.
    #[inline]
    #[doc(hidden)]
    fn write_str(&mut self, s: &str) {
        self.write(s.as_bytes());
        self.write_u8(0xff);
    }
}

impl<H: Hasher + ?Sized> Hasher for &mut H {
    fn finish(&self) -> u64 {
        (**self).finish()
    }
    fn write(&mut self, bytes: &[u8]) {
        (**self).write(bytes)
    }
    fn write_u8(&mut self, i: u8) {
        (**self).write_u8(i)
    }
    fn write_u16(&mut self, i: u16) {
        (**self).write_u16(i)
    }
    fn write_u32(&mut self, i: u32) {
        (**self).write_u32(i)
    }
    fn write_u64(&mut self, i: u64) {
        (**self).write_u64(i)
    }
    fn write_u128(&mut self, i: u128) {
        (**self).write_u128(i)
    }
    fn write_usize(&mut self, i: usize) {
        (**self).write_usize(i)
    }
    fn write_length_prefix(&mut self, len: usize) {
        (**self).write_length_prefix(len)
    }
    fn write_str(&mut self, s: &str) {
        (**self).write_str(s)
    }
}

/// Makes hashers.
pub trait BuildHasher {
    /// The type of the hashers.
    type Hasher: Hasher;

    /// A new hasher.
    fn build_hasher(&self) -> Self::Hasher;

    /// The hash of one value.
    fn hash_one<T: Hash>(&self, x: T) -> u64
    where
        Self: Sized,
        Self::Hasher: Hasher,
    {
        let mut hasher = self.build_hasher();
        x.hash(&mut hasher);
        hasher.finish()
    }
}

/// Makes hashers by `Default`.
pub struct BuildHasherDefault<H>(PhantomData<fn() -> H>);

impl<H> BuildHasherDefault<H> {
    /// A maker of `H`.
    pub const fn new() -> Self {
        BuildHasherDefault(PhantomData)
    }
}

impl<H: Default + Hasher> BuildHasher for BuildHasherDefault<H> {
    type Hasher = H;

    fn build_hasher(&self) -> H {
        H::default()
    }
}

impl<H> Clone for BuildHasherDefault<H> {
    fn clone(&self) -> Self {
        BuildHasherDefault(PhantomData)
    }
}

impl<H> Default for BuildHasherDefault<H> {
    fn default() -> Self {
        BuildHasherDefault(PhantomData)
    }
}

impl<H> fmt::Debug for BuildHasherDefault<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BuildHasherDefault").finish()
    }
}

macro_rules! integers {
    ($($ty:ident $method:ident;)*) => {
        $(impl Hash for $ty {
            #[inline]
            fn hash<H: Hasher>(&self, state: &mut H) {
                state.$method(*self)
            }

            #[inline]
            fn hash_slice<H: Hasher>(data: &[$ty], state: &mut H) {
                let bytes = crate::mem::size_of_val(data);
                // SAFETY: integers are plain bytes.
                state.write(unsafe { crate::slice::from_raw_parts(data.as_ptr() as *const u8, bytes) })
            }
        })*
    };
}

integers! {
    u8 write_u8; u16 write_u16; u32 write_u32; u64 write_u64; u128 write_u128; usize write_usize;
    i8 write_i8; i16 write_i16; i32 write_i32; i64 write_i64; i128 write_i128; isize write_isize;
}

impl Hash for bool {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(*self as u8)
    }
}

impl Hash for char {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(*self as u32)
    }
}

impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_str(self);
    }
}

impl Hash for ! {
    fn hash<H: Hasher>(&self, _: &mut H) {
        *self
    }
}

impl Hash for () {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}

impl<T: Hash> Hash for [T] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        Hash::hash_slice(self, state)
    }
}

impl<T: ?Sized + Hash> Hash for &T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + Hash> Hash for &mut T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

macro_rules! tuples {
    ($($($T:ident $i:tt)+;)*) => {
        $(impl<$($T: Hash),+> Hash for ($($T,)+) {
            fn hash<S: Hasher>(&self, state: &mut S) {
                $(self.$i.hash(state);)+
            }
        })*
    };
}

tuples! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}
