//! Traits and types that say something about a type and have no behaviour of their own.

use crate::cell::UnsafeCell;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

/// Any type at all, even one whose size is never known. The top of the sizedness hierarchy.
#[lang = "pointee_sized"]
#[fundamental]
#[rustc_deny_explicit_impl]
#[rustc_coinductive]
pub trait PointeeSized {}

/// Types whose size can be found from a pointer's metadata: what `T: ?Sized` asks for.
#[lang = "meta_sized"]
#[fundamental]
#[rustc_deny_explicit_impl]
#[rustc_coinductive]
pub trait MetaSized: PointeeSized {}

/// Types whose size is known while compiling.
#[lang = "sized"]
#[fundamental]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
#[rustc_coinductive]
pub trait Sized: MetaSized {}

/// Types that can become a dynamically sized type `T` behind a pointer.
#[lang = "unsize"]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
pub trait Unsize<T: ?Sized> {}

/// Types whose constants may be used as patterns: implemented by `derive(PartialEq)`.
#[lang = "structural_peq"]
pub trait StructuralPartialEq {}

impl_marker!(StructuralPartialEq for u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, bool, char, str);

/// Types whose values are duplicated by copying their bytes.
#[lang = "copy"]
#[rustc_diagnostic_item = "Copy"]
pub trait Copy: Clone {}

/// The derive macro of `Copy`.
#[rustc_builtin_macro]
pub macro Copy($item:item) {
    /* compiler built-in */
}

impl_marker!(Copy for u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64, bool, char, !);

impl<T: ?Sized> Copy for *const T {}
impl<T: ?Sized> Copy for *mut T {}
impl<T: ?Sized> Copy for &T {}

/// Types that never need a drop, used by the compiler for `ManuallyDrop` fields of unions.
#[lang = "bikeshed_guaranteed_no_drop"]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
pub trait BikeshedGuaranteedNoDrop {}

/// Types that may be moved to another thread.
#[rustc_diagnostic_item = "Send"]
#[rustc_on_unimplemented(
    message = "`{Self}` cannot be sent between threads safely",
    label = "`{Self}` cannot be sent between threads safely"
)]
pub unsafe auto trait Send {}

impl<T: ?Sized> !Send for *const T {}
impl<T: ?Sized> !Send for *mut T {}
// SAFETY: a shared reference gives access from another thread, which is what `Sync` permits.
unsafe impl<T: Sync + ?Sized> Send for &T {}

/// Types that may be shared between threads.
#[lang = "sync"]
#[rustc_diagnostic_item = "Sync"]
#[rustc_on_unimplemented(
    message = "`{Self}` cannot be shared between threads safely",
    label = "`{Self}` cannot be shared between threads safely"
)]
pub unsafe auto trait Sync {}

impl<T: ?Sized> !Sync for *const T {}
impl<T: ?Sized> !Sync for *mut T {}

/// Types without interior mutability outside of a pointer: their statics may lie in read-only memory.
#[lang = "freeze"]
pub unsafe auto trait Freeze {}

impl<T: ?Sized> !Freeze for UnsafeCell<T> {}
// SAFETY: what a pointer points to is not part of the pointer.
unsafe impl<T: ?Sized> Freeze for PhantomData<T> {}
unsafe impl<T: ?Sized> Freeze for *const T {}
unsafe impl<T: ?Sized> Freeze for *mut T {}
unsafe impl<T: ?Sized> Freeze for &T {}
unsafe impl<T: ?Sized> Freeze for &mut T {}

/// Types that do not need pinning to keep their invariants under aliasing.
#[lang = "unsafe_unpin"]
pub unsafe auto trait UnsafeUnpin {}

/// Types that may be moved after they were pinned.
#[lang = "unpin"]
#[rustc_diagnostic_item = "Unpin"]
pub auto trait Unpin {}

/// A field of this type makes its owner not `Unpin`.
#[derive(Debug, Default, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PhantomPinned;

impl !Unpin for PhantomPinned {}
impl<T: ?Sized> Unpin for &T {}
impl<T: ?Sized> Unpin for &mut T {}
impl<T: ?Sized> Unpin for *const T {}
impl<T: ?Sized> Unpin for *mut T {}

/// A field of no size that makes its owner behave as if it held a `T`.
#[lang = "phantom_data"]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Clone for PhantomData<T> {
    fn clone(&self) -> PhantomData<T> {
        PhantomData
    }
}
impl<T: ?Sized> Copy for PhantomData<T> {}
impl<T: ?Sized> Default for PhantomData<T> {
    fn default() -> PhantomData<T> {
        PhantomData
    }
}
impl<T: ?Sized> StructuralPartialEq for PhantomData<T> {}
impl<T: ?Sized> PartialEq for PhantomData<T> {
    fn eq(&self, _other: &PhantomData<T>) -> bool {
        true
    }
}
impl<T: ?Sized> Eq for PhantomData<T> {}
impl<T: ?Sized> PartialOrd for PhantomData<T> {
    fn partial_cmp(&self, _other: &PhantomData<T>) -> Option<Ordering> {
        Some(Ordering::Equal)
    }
}
impl<T: ?Sized> Ord for PhantomData<T> {
    fn cmp(&self, _other: &PhantomData<T>) -> Ordering {
        Ordering::Equal
    }
}
impl<T: ?Sized> Hash for PhantomData<T> {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}
impl<T: ?Sized> fmt::Debug for PhantomData<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhantomData<")?;
        f.write_str(crate::any::type_name::<T>())?;
        f.write_str(">")
    }
}

/// Gives each type the type of its discriminant; implemented by the compiler.
#[lang = "discriminant_kind"]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
pub trait DiscriminantKind {
    /// The integer type of the discriminant.
    #[lang = "discriminant_type"]
    type Discriminant: Clone + Copy + fmt::Debug + Eq + PartialEq + Hash + Send + Sync + Unpin;
}

/// Types that can be dropped: all of them, outside of constant evaluation.
#[lang = "destruct"]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
pub trait Destruct {}

/// All tuple types; what the `Fn` traits take as arguments.
#[lang = "tuple_trait"]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
pub trait Tuple {}

/// Types that may be the type of a const parameter.
#[lang = "const_param_ty"]
pub trait ConstParamTy_: StructuralPartialEq + Eq {}

/// All function pointer types; implemented by the compiler.
#[lang = "fn_ptr_trait"]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
pub trait FnPtr: Copy + Clone {
    /// The address of the function.
    fn addr(self) -> *const () {
        // SAFETY: a function pointer is an address.
        unsafe { crate::intrinsics::transmute_unchecked(self) }
    }
}
