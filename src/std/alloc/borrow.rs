//! `Cow` and `ToOwned`: borrowed or owned.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::{Add, AddAssign, Deref};

pub use core::borrow::{Borrow, BorrowMut};

use crate::boxed::Box;
use crate::string::String;

use Cow::*;

/// Types whose references can be made owned values.
pub trait ToOwned {
    /// The owned type.
    type Owned: Borrow<Self>;

    /// An owned copy.
    #[must_use = "cloning is often expensive and is not expected to have side effects"]
    fn to_owned(&self) -> Self::Owned;

    /// Makes `target` an owned copy.
    fn clone_into(&self, target: &mut Self::Owned) {
        *target = self.to_owned();
    }
}

impl<T: Clone> ToOwned for T {
    type Owned = T;

    fn to_owned(&self) -> T {
        self.clone()
    }
}

/// A borrowed or an owned value.
#[rustc_diagnostic_item = "Cow"]
pub enum Cow<'a, B: ?Sized + ToOwned + 'a> {
    /// A borrowed value.
    Borrowed(&'a B),
    /// An owned value.
    Owned(<B as ToOwned>::Owned),
}

impl<B: ?Sized + ToOwned> Cow<'_, B> {
    /// The owned value, by mutable reference; made now if need be.
    pub fn to_mut(&mut self) -> &mut <B as ToOwned>::Owned {
        if let Borrowed(borrowed) = *self {
            *self = Owned(borrowed.to_owned());
        }
        match *self {
            Owned(ref mut owned) => owned,
            Borrowed(..) => unreachable!(),
        }
    }

    /// The owned value; made now if need be.
    pub fn into_owned(self) -> <B as ToOwned>::Owned {
        match self {
            Borrowed(borrowed) => borrowed.to_owned(),
            Owned(owned) => owned,
        }
    }
}

impl<B: ?Sized + ToOwned> Deref for Cow<'_, B> {
    type Target = B;

    fn deref(&self) -> &B {
        match *self {
            Borrowed(borrowed) => borrowed,
            Owned(ref owned) => owned.borrow(),
        }
    }
}

impl<'a, B: ?Sized + ToOwned> Borrow<B> for Cow<'a, B> {
    fn borrow(&self) -> &B {
        &**self
    }
}

impl<B: ?Sized + ToOwned> Clone for Cow<'_, B> {
    fn clone(&self) -> Self {
        match *self {
            Borrowed(b) => Borrowed(b),
            Owned(ref o) => {
                let b: &B = o.borrow();
                Owned(b.to_owned())
            }
        }
    }
}

impl<T: ?Sized + ToOwned> AsRef<T> for Cow<'_, T> {
    fn as_ref(&self) -> &T {
        self
    }
}

impl<B: ?Sized + Eq + ToOwned> Eq for Cow<'_, B> {}

impl<'a, 'b, B: ?Sized + PartialEq<C> + ToOwned, C: ?Sized + ToOwned> PartialEq<Cow<'b, C>> for Cow<'a, B> {
    fn eq(&self, other: &Cow<'b, C>) -> bool {
        PartialEq::eq(&**self, &**other)
    }
}

impl<'a, B: ?Sized + PartialOrd + ToOwned> PartialOrd for Cow<'a, B> {
    fn partial_cmp(&self, other: &Cow<'a, B>) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}

impl<B: ?Sized + Ord + ToOwned> Ord for Cow<'_, B> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}

impl<B: ?Sized + Hash + ToOwned> Hash for Cow<'_, B> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&**self, state)
    }
}

impl<B: ?Sized + fmt::Debug + ToOwned<Owned: fmt::Debug>> fmt::Debug for Cow<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<B: ?Sized + fmt::Display + ToOwned<Owned: fmt::Display>> fmt::Display for Cow<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<'a> Add<&'a str> for Cow<'a, str> {
    type Output = Cow<'a, str>;

    fn add(mut self, rhs: &'a str) -> Cow<'a, str> {
        self += rhs;
        self
    }
}

impl<'a> Add<Cow<'a, str>> for Cow<'a, str> {
    type Output = Cow<'a, str>;

    fn add(mut self, rhs: Cow<'a, str>) -> Cow<'a, str> {
        self += rhs;
        self
    }
}

impl<'a> AddAssign<&'a str> for Cow<'a, str> {
    fn add_assign(&mut self, rhs: &'a str) {
        if self.is_empty() {
            *self = Borrowed(rhs);
        } else if !rhs.is_empty() {
            self.to_mut().push_str(rhs);
        }
    }
}

impl<'a> AddAssign<Cow<'a, str>> for Cow<'a, str> {
    fn add_assign(&mut self, rhs: Cow<'a, str>) {
        if self.is_empty() {
            *self = rhs;
        } else if !rhs.is_empty() {
            self.to_mut().push_str(&rhs);
        }
    }
}

impl<'a, B: ?Sized + ToOwned<Owned: Default>> Default for Cow<'a, B> {
    fn default() -> Self {
        Owned(<B as ToOwned>::Owned::default())
    }
}

macro_rules! texts {
    ($($item:ty)*) => {
        $(
            impl<'a> FromIterator<$item> for Cow<'a, str> {
                fn from_iter<I: IntoIterator<Item = $item>>(it: I) -> Cow<'a, str> {
                    Owned(FromIterator::from_iter(it))
                }
            }

            impl FromIterator<$item> for Box<str> {
                fn from_iter<I: IntoIterator<Item = $item>>(it: I) -> Box<str> {
                    String::from_iter(it).into_boxed_str()
                }
            }
        )*
    };
}

texts! { char String }

impl<'a, 'b> FromIterator<&'b str> for Cow<'a, str> {
    fn from_iter<I: IntoIterator<Item = &'b str>>(it: I) -> Cow<'a, str> {
        Owned(FromIterator::from_iter(it))
    }
}

impl<'b> FromIterator<&'b str> for Box<str> {
    fn from_iter<I: IntoIterator<Item = &'b str>>(it: I) -> Box<str> {
        String::from_iter(it).into_boxed_str()
    }
}

impl<'a> From<&'a String> for Cow<'a, str> {
    fn from(s: &'a String) -> Cow<'a, str> {
        Borrowed(s.as_str())
    }
}
