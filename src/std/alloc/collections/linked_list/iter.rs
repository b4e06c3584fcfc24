//! The iterators of a linked list.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ptr::NonNull;

use super::{LinkedList, Node};
use crate::alloc::{Allocator, Global};

/// The elements by reference.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> {
    pub(super) head: Option<NonNull<Node<T>>>,
    pub(super) tail: Option<NonNull<Node<T>>>,
    pub(super) len: usize,
    pub(super) marker: PhantomData<&'a Node<T>>,
}

/// The elements by mutable reference.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, T: 'a> {
    pub(super) head: Option<NonNull<Node<T>>>,
    pub(super) tail: Option<NonNull<Node<T>>>,
    pub(super) len: usize,
    pub(super) marker: PhantomData<&'a mut Node<T>>,
}

// SAFETY: these are as a reference to the list.
unsafe impl<T: Sync> Send for Iter<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for Iter<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Send> Send for IterMut<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}

/// The elements by value.
#[glasscrab::view(transparent("list"))]
pub struct IntoIter<T, A: Allocator = Global> {
    list: LinkedList<T, A>,
}

/// The elements that satisfy a predicate, taken out as they are asked for.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T: 'a, F: 'a> {
    list: &'a mut LinkedList<T>,
    next: Option<NonNull<Node<T>>>,
    pred: F,
    /// How many elements were looked at, and how many there were.
    idx: usize,
    old_len: usize,
}

/// An iterator from node to node.
macro_rules! node_iterator {
    ($name:ident, $item:ty, |$node:ident| $element:expr) => {
        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                if self.len == 0 {
                    return None;
                }
                let node = self.head?.as_ptr();
                self.len -= 1;
                // SAFETY: the list is borrowed, and each element is given once.
                unsafe {
                    self.head = (*node).next;
                    let $node = node;
                    Some($element)
                }
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.len, Some(self.len))
            }

            #[inline]
            fn last(mut self) -> Option<$item> {
                self.next_back()
            }
        }

        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                if self.len == 0 {
                    return None;
                }
                let node = self.tail?.as_ptr();
                self.len -= 1;
                // SAFETY: as above.
                unsafe {
                    self.tail = (*node).prev;
                    let $node = node;
                    Some($element)
                }
            }
        }

        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}

        impl<T> Default for $name<'_, T> {
            fn default() -> Self {
                $name { head: None, tail: None, len: 0, marker: PhantomData }
            }
        }
    };
}

node_iterator! { Iter, &'a T, |node| &(*node).element }
node_iterator! { IterMut, &'a mut T, |node| &mut (*node).element }

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }
}

/// What is still to come, shown as the list that it is.
struct Shown<'a, T>(Iter<'a, T>);

impl<T: fmt::Debug> fmt::Debug for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone()).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&Shown(self.clone())).field(&self.len).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData };
        f.debug_tuple("IterMut").field(&Shown(rest)).field(&self.len).finish()
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for IntoIter<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.list).finish()
    }
}

impl<T, A: Allocator> IntoIterator for LinkedList<T, A> {
    type Item = T;
    type IntoIter = IntoIter<T, A>;

    #[inline]
    fn into_iter(self) -> IntoIter<T, A> {
        IntoIter { list: self }
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a LinkedList<T, A> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a mut LinkedList<T, A> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T, A: Allocator> Iterator for IntoIter<T, A> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.list.pop_front()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len, Some(self.list.len))
    }
}

impl<T, A: Allocator> DoubleEndedIterator for IntoIter<T, A> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.list.pop_back()
    }
}

impl<T, A: Allocator> ExactSizeIterator for IntoIter<T, A> {}
impl<T, A: Allocator> FusedIterator for IntoIter<T, A> {}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        IntoIter { list: self.list.clone() }
    }
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        LinkedList::new().into_iter()
    }
}

impl<'a, T, F> ExtractIf<'a, T, F> {
    pub(super) fn new(list: &'a mut LinkedList<T>, pred: F) -> Self {
        ExtractIf { next: list.head, old_len: list.len, idx: 0, pred, list }
    }
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while let Some(mut node) = self.next {
            // SAFETY: the node is of the list, which is borrowed.
            unsafe {
                self.next = node.as_ref().next;
                self.idx += 1;
                if (self.pred)(&mut node.as_mut().element) {
                    return Some(self.list.unlink(node));
                }
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.old_len - self.idx))
    }
}

impl<T: fmt::Debug, F> fmt::Debug for ExtractIf<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the node is of the list, which is borrowed.
        let peek = self.next.map(|node| unsafe { &(*node.as_ptr()).element });
        f.debug_struct("ExtractIf").field("peek", &peek).finish_non_exhaustive()
    }
}
