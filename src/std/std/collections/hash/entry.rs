//! The entries of `HashMap`.

use super::table::RawTable;
use crate::fmt::{self, Debug};
use crate::mem;

/// The place of a key in a map.
pub enum Entry<'a, K: 'a, V: 'a> {
    /// It has a value.
    Occupied(OccupiedEntry<'a, K, V>),
    /// It has none.
    Vacant(VacantEntry<'a, K, V>),
}

/// The place of a key that has a value.
pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    index: usize,
    table: &'a mut RawTable<(K, V)>,
}

/// The place of a key that has no value.
pub struct VacantEntry<'a, K: 'a, V: 'a> {
    hash: u64,
    key: K,
    table: &'a mut RawTable<(K, V)>,
}

impl<'a, K, V> Entry<'a, K, V> {
    /// The value, which is `default` if there was none.
    #[inline]
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
        }
    }

    /// The value, which the closure makes if there was none.
    #[inline]
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default()),
        }
    }

    /// The value, which the closure makes of the key if there was none.
    #[inline]
    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let value = default(entry.key());
                entry.insert(value)
            }
        }
    }

    /// The key.
    #[inline]
    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => entry.key(),
        }
    }

    /// Changes the value, if there is one.
    #[inline]
    pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self {
        match self {
            Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                Entry::Occupied(entry)
            }
            Entry::Vacant(entry) => Entry::Vacant(entry),
        }
    }

    /// Sets the value.
    #[inline]
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
        }
    }
}

impl<'a, K, V: Default> Entry<'a, K, V> {
    /// The value, which is its type's default if there was none.
    #[inline]
    pub fn or_default(self) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Default::default()),
        }
    }
}

impl<'a, K, V> OccupiedEntry<'a, K, V> {
    pub(super) fn new(index: usize, table: &'a mut RawTable<(K, V)>) -> Self {
        OccupiedEntry { index, table }
    }

    /// The key in the map.
    #[inline]
    pub fn key(&self) -> &K {
        // SAFETY: an element.
        unsafe { &(*self.table.bucket(self.index)).0 }
    }

    /// Removes the key; it and its value.
    #[inline]
    pub fn remove_entry(self) -> (K, V) {
        // SAFETY: an element.
        unsafe { self.table.remove(self.index) }
    }

    /// The value.
    #[inline]
    pub fn get(&self) -> &V {
        // SAFETY: an element.
        unsafe { &(*self.table.bucket(self.index)).1 }
    }

    /// The value by mutable reference.
    #[inline]
    pub fn get_mut(&mut self) -> &mut V {
        // SAFETY: an element.
        unsafe { &mut (*self.table.bucket(self.index)).1 }
    }

    /// The value by mutable reference, as long as the map is borrowed.
    #[inline]
    pub fn into_mut(self) -> &'a mut V {
        // SAFETY: an element.
        unsafe { &mut (*self.table.bucket(self.index)).1 }
    }

    /// Sets the value; the one there was.
    #[inline]
    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    /// Removes the key; its value.
    #[inline]
    pub fn remove(self) -> V {
        self.remove_entry().1
    }
}

impl<'a, K, V> VacantEntry<'a, K, V> {
    /// A place for a key, for which the table has room.
    pub(super) fn new(hash: u64, key: K, table: &'a mut RawTable<(K, V)>) -> Self {
        VacantEntry { hash, key, table }
    }

    /// The key.
    #[inline]
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The key by value.
    #[inline]
    pub fn into_key(self) -> K {
        self.key
    }

    /// Puts the key in with a value.
    #[inline]
    pub fn insert(self, value: V) -> &'a mut V {
        self.insert_entry(value).into_mut()
    }

    /// Puts the key in with a value.
    #[inline]
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        // There is room, so the hasher is not asked.
        let index = self.table.insert(self.hash, (self.key, value), |_| 0);
        OccupiedEntry { index, table: self.table }
    }
}

impl<K: Debug, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Vacant(v) => f.debug_tuple("Entry").field(v).finish(),
            Entry::Occupied(o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}

impl<K: Debug, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish_non_exhaustive()
    }
}

impl<K: Debug, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
