//! The entry of a key: there or not, without searching twice.

use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::ptr::NonNull;

use super::map::BTreeMap;
use super::node::Place;

/// The entry of a key.
pub enum Entry<'a, K: 'a, V: 'a> {
    /// The key is not there.
    Vacant(VacantEntry<'a, K, V>),
    /// The key is there.
    Occupied(OccupiedEntry<'a, K, V>),
}

/// A key that is not there.
pub struct VacantEntry<'a, K, V> {
    key: K,
    /// Where it belongs; none if there is no node.
    edge: Option<Place<K, V>>,
    map: &'a mut BTreeMap<K, V>,
}

/// A key that is there.
pub struct OccupiedEntry<'a, K, V> {
    place: Place<K, V>,
    map: NonNull<BTreeMap<K, V>>,
    _marker: PhantomData<&'a mut BTreeMap<K, V>>,
}

// SAFETY: an entry is as a mutable reference to the map.
unsafe impl<K: Send, V: Send> Send for OccupiedEntry<'_, K, V> {}
// SAFETY: as above.
unsafe impl<K: Sync, V: Sync> Sync for OccupiedEntry<'_, K, V> {}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// The value, put in if the key was not there.
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
        }
    }

    /// The value, made if the key was not there.
    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default()),
        }
    }

    /// The value, made of the key if that was not there.
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
    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => entry.key(),
        }
    }

    /// Changes the value if there is one.
    pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self {
        match self {
            Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                Entry::Occupied(entry)
            }
            Entry::Vacant(entry) => Entry::Vacant(entry),
        }
    }

    /// Sets the value; the entry.
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
        }
    }

    /// The value, the default if the key was not there.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Default::default()),
        }
    }
}

impl<'a, K, V> VacantEntry<'a, K, V> {
    pub(super) fn new(map: &'a mut BTreeMap<K, V>, key: K, edge: Option<Place<K, V>>) -> Self {
        VacantEntry { key, edge, map }
    }
}

impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
    /// The key.
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The key, giving the entry up.
    pub fn into_key(self) -> K {
        self.key
    }

    /// Puts a value in.
    #[rustc_confusables("push", "put")]
    pub fn insert(self, value: V) -> &'a mut V {
        let place = self.map.insert_at(self.edge, self.key, value);
        // SAFETY: the pair is there, and the map is borrowed for `'a`.
        unsafe { place.pair().1 }
    }

    /// Puts a value in; the entry.
    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let place = self.map.insert_at(self.edge, self.key, value);
        OccupiedEntry::new(self.map, place)
    }
}

impl<'a, K, V> OccupiedEntry<'a, K, V> {
    pub(super) fn new(map: &'a mut BTreeMap<K, V>, place: Place<K, V>) -> Self {
        OccupiedEntry { place, map: NonNull::from(map), _marker: PhantomData }
    }
}

impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
    /// The key of the map.
    #[must_use]
    pub fn key(&self) -> &K {
        // SAFETY: the place is of the map, which is borrowed by this.
        unsafe { self.place.pair().0 }
    }

    /// Takes the pair out.
    pub fn remove_entry(mut self) -> (K, V) {
        // SAFETY: as above.
        unsafe { self.map.as_mut() }.remove_at(self.place).0
    }

    /// The value.
    #[must_use]
    pub fn get(&self) -> &V {
        // SAFETY: as above.
        unsafe { self.place.pair().1 }
    }

    /// The value, mutable.
    pub fn get_mut(&mut self) -> &mut V {
        // SAFETY: as above.
        unsafe { self.place.pair().1 }
    }

    /// The value for as long as the map was borrowed.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_mut(self) -> &'a mut V {
        // SAFETY: as above.
        unsafe { self.place.pair().1 }
    }

    /// Sets the value; the old one.
    #[rustc_confusables("push", "put")]
    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    /// Takes the value out.
    #[rustc_confusables("delete", "take")]
    pub fn remove(self) -> V {
        self.remove_entry().1
    }
}

impl<K: fmt::Debug + Ord, V: fmt::Debug> fmt::Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Vacant(v) => f.debug_tuple("Entry").field(v).finish(),
            Entry::Occupied(o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}

impl<K: fmt::Debug + Ord, V> fmt::Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}

impl<K: fmt::Debug + Ord, V: fmt::Debug> fmt::Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish()
    }
}
