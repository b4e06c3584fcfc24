//! Taking pairs out while iterating.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::{Bound, RangeBounds};

use super::map::BTreeMap;
use super::node::Place;

/// What maps and sets share: the map, the next leaf edge, and where to end.
pub(super) struct ExtractIfInner<'a, K, V, R> {
    map: &'a mut BTreeMap<K, V>,
    edge: Option<Place<K, V>>,
    range: R,
}

/// The pairs of a range that satisfy a predicate, taken out as they are asked for.
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, K, V, R, F> {
    pub(super) pred: F,
    pub(super) inner: ExtractIfInner<'a, K, V, R>,
}

impl<'a, K: Ord, V, R: RangeBounds<K>> ExtractIfInner<'a, K, V, R> {
    pub(super) fn new(map: &'a mut BTreeMap<K, V>, range: R) -> Self {
        let edge = map.lower_edge(range.start_bound());
        ExtractIfInner { map, edge, range }
    }

    /// The next pair if it is in the range.
    fn peek(&self) -> Option<Place<K, V>> {
        // SAFETY: the edge is kept where the tree changes.
        unsafe {
            let place = self.edge?.pair_behind()?;
            let key = place.pair().0;
            let inside = match self.range.end_bound() {
                Bound::Included(end) => *key <= *end,
                Bound::Excluded(end) => *key < *end,
                Bound::Unbounded => true,
            };
            if inside { Some(place) } else { None }
        }
    }

    pub(super) fn next<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: &mut F) -> Option<(K, V)> {
        while let Some(place) = self.peek() {
            // SAFETY: the place is of the map. The edge goes on first: if `pred` panics, the pair stays.
            unsafe {
                let (key, val) = place.pair();
                if pred(key, val) {
                    let (pair, edge) = self.map.remove_at(place);
                    self.edge = Some(edge);
                    return Some(pair);
                }
                self.edge = Some(place.edge_behind());
            }
        }
        None
    }

    pub(super) fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.map.len()))
    }
}

impl<K: fmt::Debug + Ord, V: fmt::Debug, R: RangeBounds<K>, F> fmt::Debug for ExtractIf<'_, K, V, R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: the place is of the map.
        let peek = self.inner.peek().map(|place| unsafe { (place.pair().0, &*place.pair().1) });
        f.debug_struct("ExtractIf").field("peek", &peek).finish_non_exhaustive()
    }
}

impl<K: Ord, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, R, F> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        self.inner.next(&mut self.pred)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K: Ord, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> FusedIterator for ExtractIf<'_, K, V, R, F> {}
