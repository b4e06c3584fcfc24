//! The hash table: a Swiss table, laid out as hashbrown's on x86-64.
//!
//! One block holds the elements and, after them, one control byte for each bucket: `EMPTY`, `DELETED`, or the top seven
//! bits of the hash of what is there. `ctrl` points to the first control byte; element `i` lies `i + 1` places before it.
//! The first control bytes are repeated after the last, so that a group that is loaded at any bucket goes round. A search
//! looks at the control bytes eight at a time (hashbrown: 16), in triangular steps, until a group has an empty one.

use crate::alloc::{Allocator, Global, Layout, handle_alloc_error};
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::{self, NonNull};

/// No element, and none has been here since the last rehash.
const EMPTY: u8 = 0xff;
/// No element any more; a search goes on.
const DELETED: u8 = 0x80;

/// How many control bytes follow those of the buckets.
const TAIL: usize = 16;
/// How many control bytes are looked at together.
const GROUP: usize = 8;

/// The control bytes of an empty table, which has no block.
#[repr(align(16))]
struct EmptyCtrl([u8; TAIL]);

static EMPTY_CTRL: EmptyCtrl = EmptyCtrl([EMPTY; TAIL]);

/// The parts of a table that do not depend on the element.
struct RawTableInner {
    ctrl: NonNull<u8>,
    bucket_mask: usize,
    growth_left: usize,
    items: usize,
}

/// A hash table of `T`.
#[glasscrab::view(table(ctrl = "table.ctrl", mask = "table.bucket_mask", len = "table.items", element = "T"))]
pub(crate) struct RawTable<T> {
    table: RawTableInner,
    alloc: Global,
    marker: PhantomData<T>,
}

// SAFETY: the table owns its elements.
unsafe impl<T: Send> Send for RawTable<T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for RawTable<T> {}
impl<T: crate::panic::UnwindSafe> crate::panic::UnwindSafe for RawTable<T> {}
impl<T: crate::panic::RefUnwindSafe> crate::panic::RefUnwindSafe for RawTable<T> {}

// ---- Groups of control bytes ----

/// The high bit of each byte in which something holds.
#[derive(Clone, Copy)]
struct Matches(u64);

impl Matches {
    /// The first byte, which is taken out.
    #[inline]
    fn take_first(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let first = self.first();
        self.0 &= self.0 - 1;
        Some(first)
    }

    #[inline]
    fn any(self) -> bool {
        self.0 != 0
    }

    /// The first byte, of at least one.
    #[inline]
    fn first(self) -> usize {
        (self.0.trailing_zeros() / 8) as usize
    }
}

/// Eight control bytes, the first one lowest.
#[derive(Clone, Copy)]
struct Group(u64);

const fn repeat(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; GROUP])
}

impl Group {
    /// # Safety
    /// Eight control bytes must follow.
    #[inline]
    unsafe fn load(ctrl: *const u8) -> Group {
        // SAFETY: promised by the caller.
        Group(unsafe { ptr::read_unaligned(ctrl as *const u64) })
    }

    /// The bytes that are equal to a tag; a byte above an equal one may be given too.
    #[inline]
    fn matching(self, tag: u8) -> Matches {
        let differences = self.0 ^ repeat(tag);
        Matches(differences.wrapping_sub(repeat(0x01)) & !differences & repeat(0x80))
    }

    #[inline]
    fn empty(self) -> Matches {
        Matches(self.0 & (self.0 << 1) & repeat(0x80))
    }

    #[inline]
    fn empty_or_deleted(self) -> Matches {
        Matches(self.0 & repeat(0x80))
    }

    #[inline]
    fn full(self) -> Matches {
        Matches(!self.0 & repeat(0x80))
    }
}

/// The control byte of an element.
#[inline]
fn tag_of(hash: u64) -> u8 {
    (hash >> 57) as u8
}

/// The buckets at which a search looks at groups: ever larger steps meet each group once.
struct Probe {
    position: usize,
    stride: usize,
}

impl Probe {
    #[inline]
    fn advance(&mut self, mask: usize) {
        self.stride += GROUP;
        self.position = (self.position + self.stride) & mask;
    }
}

/// How many elements fit before the table grows: seven eighths, or all buckets but one.
fn capacity_of_mask(mask: usize) -> usize {
    if mask < 8 { mask } else { (mask + 1) / 8 * 7 }
}

/// How many buckets `capacity` elements of a size need.
fn buckets_for(capacity: usize, size: usize) -> Option<usize> {
    // Small elements fill at least a group's worth of room.
    let least = match size {
        0..=1 => 14,
        2..=3 => 7,
        _ => 3,
    };
    let capacity = if capacity < least { least } else { capacity };
    if capacity < 15 {
        return Some(if capacity < 4 { 4 } else if capacity < 8 { 8 } else { 16 });
    }
    Some((capacity.checked_mul(8)? / 7).next_power_of_two())
}

/// The layout of a block, and where its control bytes start.
fn layout_of<T>(buckets: usize) -> Option<(Layout, usize)> {
    let align = if mem::align_of::<T>() > TAIL { mem::align_of::<T>() } else { TAIL };
    let data = mem::size_of::<T>().checked_mul(buckets)?;
    let offset = data.checked_add(align - 1)? & !(align - 1);
    let size = offset.checked_add(buckets + TAIL)?;
    match Layout::from_size_align(size, align) {
        Ok(layout) => Some((layout, offset)),
        Err(_) => None,
    }
}

impl RawTableInner {
    const EMPTY: RawTableInner = RawTableInner {
        // SAFETY: a static is not at null. Nothing is written there: `growth_left` is 0.
        ctrl: unsafe { NonNull::new_unchecked(&raw const EMPTY_CTRL as *mut u8) },
        bucket_mask: 0,
        growth_left: 0,
        items: 0,
    };

    #[inline]
    fn buckets(&self) -> usize {
        self.bucket_mask + 1
    }

    #[inline]
    fn has_block(&self) -> bool {
        self.bucket_mask != 0
    }

    /// # Safety
    /// `index` is at most the number of buckets.
    #[inline]
    unsafe fn group(&self, index: usize) -> Group {
        // SAFETY: the tail is longer than a group.
        unsafe { Group::load(self.ctrl.as_ptr().add(index)) }
    }

    #[inline]
    unsafe fn ctrl_byte(&self, index: usize) -> u8 {
        // SAFETY: promised by the caller.
        unsafe { *self.ctrl.as_ptr().add(index) }
    }

    /// Sets a control byte and its repetition in the tail.
    #[inline]
    unsafe fn set_ctrl(&mut self, index: usize, ctrl: u8) {
        let repeated = if index < TAIL { index + self.buckets() } else { index };
        // SAFETY: both lie in the block.
        unsafe {
            *self.ctrl.as_ptr().add(index) = ctrl;
            *self.ctrl.as_ptr().add(repeated) = ctrl;
        }
    }

    #[inline]
    fn probe(&self, hash: u64) -> Probe {
        Probe { position: hash as usize & self.bucket_mask, stride: 0 }
    }

    /// A bucket without an element, the first one a search for the hash meets.
    unsafe fn find_insert_slot(&self, hash: u64) -> usize {
        let mut probe = self.probe(hash);
        loop {
            // SAFETY: the position is masked.
            let free = unsafe { self.group(probe.position) }.empty_or_deleted();
            if free.any() {
                // In a table smaller than a group, the first one is met before those that stand after the repetition.
                return (probe.position + free.first()) & self.bucket_mask;
            }
            probe.advance(self.bucket_mask);
        }
    }

    /// Marks a bucket as free.
    unsafe fn erase(&mut self, index: usize) {
        let before = index.wrapping_sub(GROUP) & self.bucket_mask;
        // SAFETY: both are buckets.
        let (empty_before, empty_after) = unsafe { (self.group(before).empty(), self.group(index).empty()) };
        // If every group that holds this bucket holds an empty one too, no search has passed here.
        let full_before = (empty_before.0.leading_zeros() / 8) as usize;
        let full_after = (empty_after.0.trailing_zeros() / 8) as usize;
        let ctrl = if full_before + full_after >= GROUP {
            DELETED
        } else {
            self.growth_left += 1;
            EMPTY
        };
        // SAFETY: as above.
        unsafe { self.set_ctrl(index, ctrl) };
        self.items -= 1;
    }
}

impl<T> RawTable<T> {
    /// An empty table.
    #[inline]
    pub(crate) const fn new() -> Self {
        RawTable { table: RawTableInner::EMPTY, alloc: Global, marker: PhantomData }
    }

    /// A table with room.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        if capacity == 0 {
            return Self::new();
        }
        match buckets_for(capacity, mem::size_of::<T>()).and_then(Self::with_buckets) {
            Some(table) => table,
            None => capacity_overflow(),
        }
    }

    /// A table with all buckets empty; `None` if it is too large.
    fn with_buckets(buckets: usize) -> Option<Self> {
        let (layout, ctrl_offset) = layout_of::<T>(buckets)?;
        let block = match Global.allocate_typed::<T>(layout) {
            Ok(block) => block,
            Err(_) => handle_alloc_error(layout),
        };
        // SAFETY: the control bytes lie in the block.
        let ctrl = unsafe {
            let ctrl = block.as_ptr().add(ctrl_offset);
            ptr::write_bytes(ctrl, EMPTY, buckets + TAIL);
            NonNull::new_unchecked(ctrl)
        };
        let table = RawTableInner { ctrl, bucket_mask: buckets - 1, growth_left: capacity_of_mask(buckets - 1), items: 0 };
        Some(RawTable { table, alloc: Global, marker: PhantomData })
    }

    /// How many elements there are.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.table.items
    }

    /// How many elements fit.
    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        self.table.items + self.table.growth_left
    }

    /// The place of a bucket.
    #[inline]
    pub(crate) fn bucket(&self, index: usize) -> *mut T {
        if mem::size_of::<T>() == 0 {
            return NonNull::dangling().as_ptr();
        }
        // SAFETY: the elements lie before the control bytes.
        unsafe { (self.table.ctrl.as_ptr() as *mut T).sub(index + 1) }
    }

    /// The bucket of an element.
    #[inline]
    pub(crate) fn find(&self, hash: u64, mut eq: impl FnMut(&T) -> bool) -> Option<usize> {
        let tag = tag_of(hash);
        let mut probe = self.table.probe(hash);
        loop {
            // SAFETY: the position is masked.
            let group = unsafe { self.table.group(probe.position) };
            let mut matches = group.matching(tag);
            while let Some(bit) = matches.take_first() {
                let index = (probe.position + bit) & self.table.bucket_mask;
                // SAFETY: a bucket; its control byte says whether there is an element.
                if unsafe { self.table.ctrl_byte(index) } == tag && eq(unsafe { &*self.bucket(index) }) {
                    return Some(index);
                }
            }
            if group.empty().any() {
                return None;
            }
            probe.advance(self.table.bucket_mask);
        }
    }

    /// Puts an element in that is not there yet; its bucket.
    #[inline]
    pub(crate) fn insert(&mut self, hash: u64, value: T, hasher: impl Fn(&T) -> u64) -> usize {
        // SAFETY: an empty table has one bucket, which looks empty.
        let mut index = unsafe { self.table.find_insert_slot(hash) };
        // SAFETY: a bucket.
        let mut old = unsafe { self.table.ctrl_byte(index) };
        if self.table.growth_left == 0 && old == EMPTY {
            self.reserve(1, hasher);
            // SAFETY: as above.
            unsafe {
                index = self.table.find_insert_slot(hash);
                old = self.table.ctrl_byte(index);
            }
        }
        if old == EMPTY {
            self.table.growth_left -= 1;
        }
        self.table.items += 1;
        // SAFETY: the bucket is free.
        unsafe {
            self.table.set_ctrl(index, tag_of(hash));
            self.bucket(index).write(value);
        }
        index
    }

    /// Takes an element out.
    ///
    /// # Safety
    /// There must be one.
    #[inline]
    pub(crate) unsafe fn remove(&mut self, index: usize) -> T {
        // SAFETY: promised by the caller.
        unsafe {
            self.table.erase(index);
            self.bucket(index).read()
        }
    }

    /// Makes room for more elements.
    pub(crate) fn reserve(&mut self, additional: usize, hasher: impl Fn(&T) -> u64) {
        if self.try_reserve(additional, hasher).is_none() {
            capacity_overflow();
        }
    }

    /// Makes room for more elements; `None` if that is too much.
    pub(crate) fn try_reserve(&mut self, additional: usize, hasher: impl Fn(&T) -> u64) -> Option<()> {
        if additional <= self.table.growth_left {
            return Some(());
        }
        let items = self.table.items.checked_add(additional)?;
        let full = capacity_of_mask(self.table.bucket_mask);
        // Where deleted elements take the room, the same number of buckets is enough.
        let wanted = if items <= full / 2 { full } else if items > full { items } else { full + 1 };
        self.resize(wanted, hasher)
    }

    /// Gives room back.
    pub(crate) fn shrink_to(&mut self, least: usize, hasher: impl Fn(&T) -> u64) {
        let least = if least < self.table.items { self.table.items } else { least };
        if least == 0 {
            *self = RawTable::new();
            return;
        }
        if let Some(buckets) = buckets_for(least, mem::size_of::<T>()) {
            if buckets < self.table.buckets() && self.resize(least, hasher).is_none() {
                capacity_overflow();
            }
        }
    }

    /// Moves the elements to a new block.
    fn resize(&mut self, capacity: usize, hasher: impl Fn(&T) -> u64) -> Option<()> {
        let buckets = buckets_for(capacity, mem::size_of::<T>())?;
        let mut new = Self::with_buckets(buckets)?;
        for index in self.full_buckets() {
            // SAFETY: each element is moved once; the old table forgets them all below.
            unsafe {
                let hash = hasher(&*self.bucket(index));
                let slot = new.table.find_insert_slot(hash);
                new.table.set_ctrl(slot, tag_of(hash));
                ptr::copy_nonoverlapping(self.bucket(index), new.bucket(slot), 1);
            }
        }
        new.table.items = self.table.items;
        new.table.growth_left -= self.table.items;
        self.table.items = 0;
        mem::swap(self, &mut new);
        Some(())
    }

    /// The buckets with elements.
    #[inline]
    pub(crate) fn full_buckets(&self) -> FullBuckets {
        FullBuckets::new(self)
    }

    /// Drops all elements and keeps the room.
    pub(crate) fn clear(&mut self) {
        if self.table.items != 0 {
            let items = self.full_buckets();
            self.forget_elements();
            for index in items {
                // SAFETY: an element which the table no longer knows.
                unsafe { ptr::drop_in_place(self.bucket(index)) };
            }
        } else {
            self.forget_elements();
        }
    }

    /// Makes all buckets empty without dropping anything.
    pub(crate) fn forget_elements(&mut self) {
        self.table.items = 0;
        if self.table.has_block() {
            // SAFETY: the control bytes of the block.
            unsafe { ptr::write_bytes(self.table.ctrl.as_ptr(), EMPTY, self.table.buckets() + TAIL) };
            self.table.growth_left = capacity_of_mask(self.table.bucket_mask);
        }
    }

    /// Frees the block.
    fn free(&mut self) {
        if self.table.has_block() {
            if let Some((layout, ctrl_offset)) = layout_of::<T>(self.table.buckets()) {
                // SAFETY: allocated with this layout.
                unsafe {
                    let block = NonNull::new_unchecked(self.table.ctrl.as_ptr().sub(ctrl_offset));
                    Global.deallocate(block, layout);
                }
            }
        }
    }
}

#[cold]
fn capacity_overflow() -> ! {
    panic!("Hash table capacity overflow")
}

impl<T: Clone> Clone for RawTable<T> {
    fn clone(&self) -> Self {
        if !self.table.has_block() {
            return Self::new();
        }
        let Some(mut new) = Self::with_buckets(self.table.buckets()) else { capacity_overflow() };
        // The same buckets; an element counts when it is there, in case a clone panics.
        for index in self.full_buckets() {
            // SAFETY: the buckets of both tables are alike.
            unsafe {
                new.bucket(index).write((*self.bucket(index)).clone());
                new.table.set_ctrl(index, self.table.ctrl_byte(index));
            }
            new.table.items += 1;
        }
        for index in 0..self.table.buckets() {
            // SAFETY: as above.
            unsafe { new.table.set_ctrl(index, self.table.ctrl_byte(index)) };
        }
        new.table.growth_left = self.table.growth_left;
        new
    }
}

// SAFETY: the elements are dropped, but not looked at.
unsafe impl<#[may_dangle] T> Drop for RawTable<T> {
    fn drop(&mut self) {
        if mem::needs_drop::<T>() {
            for index in self.full_buckets() {
                // SAFETY: an element, once.
                unsafe { ptr::drop_in_place(self.bucket(index)) };
            }
        }
        self.free();
    }
}

// ---- Iteration ----

/// The indices of the buckets with elements, in their order. It does not borrow the table, whose control bytes of buckets
/// that are still to come must not change.
#[glasscrab::view(buckets(base = "base", matches = "matches", len = "remaining"))]
#[derive(Clone)]
pub(crate) struct FullBuckets {
    ctrl: *const u8,
    /// The bucket of the group's first byte.
    base: usize,
    matches: Matches,
    remaining: usize,
}

impl FullBuckets {
    fn new<T>(table: &RawTable<T>) -> FullBuckets {
        let ctrl = table.table.ctrl.as_ptr() as *const u8;
        // SAFETY: even an empty table has a group.
        let matches = unsafe { Group::load(ctrl) }.full();
        FullBuckets { ctrl, base: 0, matches, remaining: table.table.items }
    }

    /// No buckets.
    pub(crate) fn none() -> FullBuckets {
        FullBuckets { ctrl: &raw const EMPTY_CTRL as *const u8, base: 0, matches: Matches(0), remaining: 0 }
    }
}

impl Iterator for FullBuckets {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.remaining == 0 {
            return None;
        }
        loop {
            if let Some(bit) = self.matches.take_first() {
                self.remaining -= 1;
                return Some(self.base + bit);
            }
            self.base += GROUP;
            // SAFETY: elements remain, so this is not beyond the buckets.
            self.matches = unsafe { Group::load(self.ctrl.add(self.base)) }.full();
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.remaining, Some(self.remaining))
    }
}

/// The elements of a table by value.
pub(crate) struct RawIntoIter<T> {
    items: FullBuckets,
    table: RawTable<T>,
}

impl<T> RawTable<T> {
    /// The elements.
    pub(crate) fn into_elements(self) -> RawIntoIter<T> {
        let items = self.full_buckets();
        RawIntoIter { items, table: self }
    }
}

impl<T> RawIntoIter<T> {
    /// The elements of a table that gets its room back from `give_back`.
    pub(crate) fn borrowing(table: &mut RawTable<T>) -> Self {
        mem::replace(table, RawTable::new()).into_elements()
    }

    /// Drops what is still to come, and puts the table, which is empty then, where it was.
    pub(crate) fn give_back(&mut self, table: &mut RawTable<T>) {
        self.drop_rest();
        mem::swap(&mut self.table, table);
    }

    fn drop_rest(&mut self) {
        while let Some(index) = self.items.next() {
            // SAFETY: an element that was not given out.
            unsafe { ptr::drop_in_place(self.table.bucket(index)) };
        }
        self.table.forget_elements();
    }

    /// The elements that are still to come.
    pub(crate) fn rest(&self) -> impl Iterator<Item = &T> {
        // SAFETY: elements that were not given out.
        self.items.clone().map(|index| unsafe { &*self.table.bucket(index) })
    }
}

impl<T> Iterator for RawIntoIter<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        // SAFETY: each element is read once, and the drop below forgets it.
        self.items.next().map(|index| unsafe { self.table.bucket(index).read() })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl<T> Drop for RawIntoIter<T> {
    fn drop(&mut self) {
        self.drop_rest();
    }
}
