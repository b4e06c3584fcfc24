//! `LinkedList`: a list of blocks, one for each element, that point at both neighbours.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::mem;
use core::ptr::NonNull;

use crate::alloc::{Allocator, Global};
use crate::boxed::Box;

mod iter;
pub use iter::{ExtractIf, IntoIter, Iter, IterMut};

/// A list of blocks that point at both neighbours.
#[rustc_diagnostic_item = "LinkedList"]
#[glasscrab::view(list(head = "head", len = "len", next = "next", value = "element"))]
pub struct LinkedList<T, A: Allocator = Global> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    alloc: A,
    /// The list owns its nodes.
    marker: PhantomData<Box<Node<T>>>,
}

/// Goes on where the drop of an element panics.
struct Rest<'a, T, A: Allocator>(&'a mut LinkedList<T, A>);

impl<T, A: Allocator> Drop for Rest<'_, T, A> {
    fn drop(&mut self) {
        while self.0.pop_front().is_some() {}
    }
}

/// The block of an element.
struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    prev: Option<NonNull<Node<T>>>,
    element: T,
}

// SAFETY: a list owns its elements.
unsafe impl<T: Send, A: Allocator + Send> Send for LinkedList<T, A> {}
// SAFETY: as above.
unsafe impl<T: Sync, A: Allocator + Sync> Sync for LinkedList<T, A> {}

impl<T> LinkedList<T> {
    /// An empty list.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        LinkedList { head: None, tail: None, len: 0, alloc: Global, marker: PhantomData }
    }

    /// Moves all elements of another list to the end.
    pub fn append(&mut self, other: &mut Self) {
        let Some(mut tail) = self.tail else { return mem::swap(self, other) };
        let Some(mut other_head) = other.head.take() else { return };
        // SAFETY: both lists are borrowed.
        unsafe {
            tail.as_mut().next = Some(other_head);
            other_head.as_mut().prev = Some(tail);
        }
        self.tail = other.tail.take();
        self.len += mem::replace(&mut other.len, 0);
    }

    /// The nodes from an index on, in a list of their own.
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        let len = self.len();
        assert!(at <= len, "Cannot split off at a nonexistent index");
        if at == 0 {
            return mem::replace(self, LinkedList::new());
        }
        if at == len {
            return LinkedList::new();
        }
        let mut node = self.node(at);
        // SAFETY: the list is borrowed; `at` is between 0 and its length, so there is a node before.
        let before = unsafe { node.as_mut().prev.take() };
        if let Some(mut before) = before {
            // SAFETY: as above.
            unsafe { before.as_mut().next = None };
        }
        let tail = mem::replace(&mut self.tail, before);
        self.len = at;
        LinkedList { head: Some(node), tail, len: len - at, alloc: Global, marker: PhantomData }
    }

    /// The node of an index, which must be less than the length, from the nearer end.
    fn node(&self, at: usize) -> NonNull<Node<T>> {
        let from_front = at < self.len / 2;
        let (start, steps) = if from_front { (self.head, at) } else { (self.tail, self.len - 1 - at) };
        let Some(mut node) = start else { unreachable!() };
        for _ in 0..steps {
            // SAFETY: the list is borrowed.
            let next = unsafe { if from_front { node.as_ref().next } else { node.as_ref().prev } };
            let Some(next) = next else { unreachable!() };
            node = next;
        }
        node
    }

    /// Puts an element before the first.
    pub fn push_front(&mut self, elt: T) {
        let _ = self.push_front_mut(elt);
    }

    /// Puts an element before the first; that element.
    #[must_use = "if you don't need a reference to the value, use `LinkedList::push_front` instead"]
    pub fn push_front_mut(&mut self, elt: T) -> &mut T {
        let node = Box::leak(Box::new(Node { next: self.head, prev: None, element: elt }));
        let new = Some(NonNull::from(&mut *node));
        match self.head {
            None => self.tail = new,
            // SAFETY: the list is borrowed.
            Some(head) => unsafe { (*head.as_ptr()).prev = new },
        }
        self.head = new;
        self.len += 1;
        &mut node.element
    }

    /// Puts an element after the last.
    #[rustc_confusables("push", "append")]
    pub fn push_back(&mut self, elt: T) {
        let _ = self.push_back_mut(elt);
    }

    /// Puts an element after the last; that element.
    #[must_use = "if you don't need a reference to the value, use `LinkedList::push_back` instead"]
    pub fn push_back_mut(&mut self, elt: T) -> &mut T {
        let node = Box::leak(Box::new(Node { next: None, prev: self.tail, element: elt }));
        let new = Some(NonNull::from(&mut *node));
        match self.tail {
            None => self.head = new,
            // SAFETY: the list is borrowed.
            Some(tail) => unsafe { (*tail.as_ptr()).next = new },
        }
        self.tail = new;
        self.len += 1;
        &mut node.element
    }

    /// Takes out, as it is iterated, the elements that satisfy a predicate.
    pub fn extract_if<F: FnMut(&mut T) -> bool>(&mut self, filter: F) -> ExtractIf<'_, T, F> {
        ExtractIf::new(self, filter)
    }
}

impl<T, A: Allocator> LinkedList<T, A> {
    /// Takes a node out of the list and frees it; its element.
    ///
    /// # Safety
    /// It must be of this list.
    unsafe fn unlink(&mut self, node: NonNull<Node<T>>) -> T {
        // SAFETY: promised by the caller; the block goes back to where it came from.
        unsafe {
            let Node { next, prev, element } = node.read();
            match prev {
                Some(prev) => (*prev.as_ptr()).next = next,
                None => self.head = next,
            }
            match next {
                Some(next) => (*next.as_ptr()).prev = prev,
                None => self.tail = prev,
            }
            self.len -= 1;
            self.alloc.deallocate(node.cast(), core::alloc::Layout::new::<Node<T>>());
            element
        }
    }

    /// Takes the first element out.
    pub fn pop_front(&mut self) -> Option<T> {
        // SAFETY: the node is of this list.
        self.head.map(|node| unsafe { self.unlink(node) })
    }

    /// Takes the last element out.
    pub fn pop_back(&mut self) -> Option<T> {
        // SAFETY: the node is of this list.
        self.tail.map(|node| unsafe { self.unlink(node) })
    }

    /// Iterates over the elements.
    #[inline]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    /// Iterates over the elements, mutable.
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    /// Whether there are no elements.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.head.is_none()
    }

    /// How many elements.
    #[inline]
    #[must_use]
    #[rustc_confusables("length", "size")]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Drops all elements.
    #[inline]
    pub fn clear(&mut self) {
        let rest = Rest(self);
        while rest.0.pop_front().is_some() {}
    }

    /// Whether an element equals a value.
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|e| e == x)
    }

    /// The first element.
    #[inline]
    #[must_use]
    #[rustc_confusables("first")]
    pub fn front(&self) -> Option<&T> {
        // SAFETY: the list is borrowed.
        self.head.map(|node| unsafe { &(*node.as_ptr()).element })
    }

    /// The first element, mutable.
    #[inline]
    #[must_use]
    pub fn front_mut(&mut self) -> Option<&mut T> {
        // SAFETY: the list is borrowed.
        self.head.map(|node| unsafe { &mut (*node.as_ptr()).element })
    }

    /// The last element.
    #[inline]
    #[must_use]
    pub fn back(&self) -> Option<&T> {
        // SAFETY: the list is borrowed.
        self.tail.map(|node| unsafe { &(*node.as_ptr()).element })
    }

    /// The last element, mutable.
    #[inline]
    pub fn back_mut(&mut self) -> Option<&mut T> {
        // SAFETY: the list is borrowed.
        self.tail.map(|node| unsafe { &mut (*node.as_ptr()).element })
    }
}

// SAFETY: elements are dropped, but nothing else is done with them.
unsafe impl<#[may_dangle] T, A: Allocator> Drop for LinkedList<T, A> {
    fn drop(&mut self) {
        self.clear();
    }
}

impl<T> Default for LinkedList<T> {
    #[inline]
    fn default() -> Self {
        LinkedList::new()
    }
}

impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> Self {
        self.iter().cloned().collect()
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for LinkedList<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: PartialEq, A: Allocator> PartialEq for LinkedList<T, A> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Eq, A: Allocator> Eq for LinkedList<T, A> {}

impl<T: PartialOrd, A: Allocator> PartialOrd for LinkedList<T, A> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<T: Ord, A: Allocator> Ord for LinkedList<T, A> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<T: Hash, A: Allocator> Hash for LinkedList<T, A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        for elt in self {
            elt.hash(state);
        }
    }
}

impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = LinkedList::new();
        list.extend(iter);
        list
    }
}

impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> Self {
        Self::from_iter(arr)
    }
}

impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        iter.into_iter().for_each(|elt| self.push_back(elt));
    }

    #[inline]
    fn extend_one(&mut self, elem: T) {
        self.push_back(elem);
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().cloned());
    }
}
