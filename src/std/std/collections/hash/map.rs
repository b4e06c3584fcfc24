//! `HashMap`.

use super::map_iter::{Drain, ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut};
use super::table::RawTable;
use crate::borrow::Borrow;
use alloc_crate::collections::{TryReserveError, TryReserveErrorKind};
use crate::collections::hash_map::{Entry, OccupiedEntry, VacantEntry};
use crate::fmt::{self, Debug};
use crate::hash::{BuildHasher, Hash, RandomState};
use crate::ops::Index;

/// A map with hashed keys.
#[rustc_diagnostic_item = "HashMap"]
#[rustc_insignificant_dtor]
#[glasscrab::view(map(table = "table", key = "K", value = "V"))]
pub struct HashMap<K, V, S = RandomState> {
    pub(super) hash_builder: S,
    pub(super) table: RawTable<(K, V)>,
}

/// The hash of a key.
#[inline]
pub(super) fn hash_of<Q: Hash + ?Sized, S: BuildHasher>(hash_builder: &S, key: &Q) -> u64 {
    hash_builder.hash_one(key)
}

/// What gives the hash of an element, for a table that grows.
#[inline]
pub(super) fn hasher_of<K: Hash, V, S: BuildHasher>(hash_builder: &S) -> impl Fn(&(K, V)) -> u64 + '_ {
    move |element| hash_of(hash_builder, &element.0)
}

impl<K, V> HashMap<K, V, RandomState> {
    /// An empty map.
    #[inline]
    #[must_use]
    pub fn new() -> HashMap<K, V, RandomState> {
        Default::default()
    }

    /// An empty map with room.
    #[inline]
    #[must_use]
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> {
        HashMap::with_capacity_and_hasher(capacity, Default::default())
    }
}

impl<K, V, S> HashMap<K, V, S> {
    /// An empty map with a maker of hashers.
    #[inline]
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> {
        HashMap { hash_builder, table: RawTable::new() }
    }

    /// An empty map with room and a maker of hashers.
    #[inline]
    pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> HashMap<K, V, S> {
        HashMap { hash_builder, table: RawTable::with_capacity(capacity) }
    }

    /// How many elements fit.
    #[inline]
    pub fn capacity(&self) -> usize {
        self.table.capacity()
    }

    /// The keys.
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }

    /// The keys by value.
    #[inline]
    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }

    /// The values.
    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }

    /// The values by mutable reference.
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }

    /// The values by value.
    #[inline]
    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }

    /// The pairs.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter::new(&self.table)
    }

    /// The pairs, with mutable values.
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut::new(&mut self.table)
    }

    /// How many pairs there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes all pairs out and keeps the room.
    #[inline]
    pub fn drain(&mut self) -> Drain<'_, K, V> {
        Drain::new(&mut self.table)
    }

    /// Takes out the pairs for which `pred` holds, one by one.
    #[inline]
    pub fn extract_if<F>(&mut self, pred: F) -> ExtractIf<'_, K, V, F>
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        ExtractIf::new(&mut self.table, pred)
    }

    /// Keeps the pairs for which `f` holds.
    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        for index in self.table.full_buckets() {
            // SAFETY: an element; only its own bucket is freed.
            unsafe {
                let (key, value) = &mut *self.table.bucket(index);
                if !f(key, value) {
                    drop(self.table.remove(index));
                }
            }
        }
    }

    /// Removes all pairs and keeps the room.
    #[inline]
    pub fn clear(&mut self) {
        self.table.clear();
    }

    /// The maker of hashers.
    #[inline]
    pub fn hasher(&self) -> &S {
        &self.hash_builder
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    /// Makes room for more pairs.
    #[inline]
    pub fn reserve(&mut self, additional: usize) {
        self.table.reserve(additional, hasher_of(&self.hash_builder));
    }

    /// Makes room for more pairs, or says that it cannot.
    #[inline]
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        match self.table.try_reserve(additional, hasher_of(&self.hash_builder)) {
            Some(()) => Ok(()),
            None => Err(TryReserveErrorKind::CapacityOverflow.into()),
        }
    }

    /// Gives back the room that is not needed.
    #[inline]
    pub fn shrink_to_fit(&mut self) {
        self.table.shrink_to(0, hasher_of(&self.hash_builder));
    }

    /// Gives back room down to a capacity.
    #[inline]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.table.shrink_to(min_capacity, hasher_of(&self.hash_builder));
    }

    /// The place of a key, taken or not.
    #[inline]
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = hash_of(&self.hash_builder, &key);
        match self.table.find(hash, |element| element.0 == key) {
            Some(index) => Entry::Occupied(OccupiedEntry::new(index, &mut self.table)),
            None => {
                // Room is made here, where the hasher is at hand.
                self.table.reserve(1, hasher_of(&self.hash_builder));
                Entry::Vacant(VacantEntry::new(hash, key, &mut self.table))
            }
        }
    }

    #[inline]
    fn find<Q>(&self, k: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        if self.is_empty() {
            return None;
        }
        self.table.find(hash_of(&self.hash_builder, k), |element| element.0.borrow() == k)
    }

    /// The value of a key.
    #[inline]
    pub fn get<Q>(&self, k: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        // SAFETY: an element.
        self.find(k).map(|index| unsafe { &(*self.table.bucket(index)).1 })
    }

    /// The key in the map and its value.
    #[inline]
    pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.find(k).map(|index| {
            // SAFETY: an element.
            let (key, value) = unsafe { &*self.table.bucket(index) };
            (key, value)
        })
    }

    /// The values of several keys, which must be different.
    pub fn get_disjoint_mut<Q, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let found = ks.map(|k| self.find(k));
        for i in 0..N {
            for j in 0..i {
                if found[i].is_some() && found[i] == found[j] {
                    panic!("duplicate keys found");
                }
            }
        }
        // SAFETY: different elements.
        found.map(|index| index.map(|index| unsafe { &mut (*self.table.bucket(index)).1 }))
    }

    /// Whether a key is there.
    #[inline]
    pub fn contains_key<Q>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.find(k).is_some()
    }

    /// The value of a key by mutable reference.
    #[inline]
    pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        // SAFETY: an element.
        self.find(k).map(|index| unsafe { &mut (*self.table.bucket(index)).1 })
    }

    /// Sets the value of a key; the one it had. The key in the map stays.
    #[inline]
    #[rustc_confusables("push", "append", "put")]
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = hash_of(&self.hash_builder, &k);
        match self.table.find(hash, |element| element.0 == k) {
            // SAFETY: an element.
            Some(index) => Some(crate::mem::replace(unsafe { &mut (*self.table.bucket(index)).1 }, v)),
            None => {
                self.table.insert(hash, (k, v), hasher_of(&self.hash_builder));
                None
            }
        }
    }

    /// Removes a key; its value.
    #[inline]
    pub fn remove<Q>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.remove_entry(k).map(|(_, value)| value)
    }

    /// Removes a key; it and its value.
    #[inline]
    pub fn remove_entry<Q>(&mut self, k: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        // SAFETY: an element.
        self.find(k).map(|index| unsafe { self.table.remove(index) })
    }
}

impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {
    #[inline]
    fn clone(&self) -> Self {
        HashMap { hash_builder: self.hash_builder.clone(), table: self.table.clone() }
    }
}

impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> {
    fn eq(&self, other: &HashMap<K, V, S>) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key).is_some_and(|v| *value == *v))
    }
}

impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}

impl<K: Debug, V: Debug, S> Debug for HashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, V, S: Default> Default for HashMap<K, V, S> {
    #[inline]
    fn default() -> HashMap<K, V, S> {
        HashMap::with_hasher(Default::default())
    }
}

impl<K, Q: ?Sized, V, S> Index<&Q> for HashMap<K, V, S>
where
    K: Eq + Hash + Borrow<Q>,
    Q: Eq + Hash,
    S: BuildHasher,
{
    type Output = V;

    #[inline]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}

impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    #[inline]
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    #[inline]
    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { base: self.table.into_elements() }
    }
}

impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> HashMap<K, V, S> {
        let mut map = HashMap::with_hasher(Default::default());
        map.extend(iter);
        map
    }
}

impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {
    fn from(arr: [(K, V); N]) -> Self {
        Self::from_iter(arr)
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        let iter = iter.into_iter();
        // Keys may be there already: then half the room is enough.
        let hint = iter.size_hint().0;
        self.reserve(if self.is_empty() { hint } else { hint.div_ceil(2) });
        iter.for_each(|(k, v)| {
            self.insert(k, v);
        });
    }
}

impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) {
        self.extend(iter.into_iter().map(|(key, value)| (*key, *value)));
    }
}
