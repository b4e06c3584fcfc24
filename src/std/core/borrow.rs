//! Borrowed forms of owned types.

/// Types that can be borrowed as a `Borrowed`, with the same equality, order and hash.
#[rustc_diagnostic_item = "Borrow"]
pub trait Borrow<Borrowed: ?Sized> {
    /// This value, borrowed.
    fn borrow(&self) -> &Borrowed;
}

/// Types that can be borrowed mutably as a `Borrowed`.
pub trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> {
    /// This value, borrowed mutably.
    fn borrow_mut(&mut self) -> &mut Borrowed;
}

impl<T: ?Sized> Borrow<T> for T {
    fn borrow(&self) -> &T {
        self
    }
}

impl<T: ?Sized> BorrowMut<T> for T {
    fn borrow_mut(&mut self) -> &mut T {
        self
    }
}

impl<T: ?Sized> Borrow<T> for &T {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> Borrow<T> for &mut T {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> BorrowMut<T> for &mut T {
    fn borrow_mut(&mut self) -> &mut T {
        &mut **self
    }
}
