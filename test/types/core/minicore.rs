#![no_core]
pub mod marker {
    #[lang = "pointee_sized"] #[fundamental] #[rustc_coinductive] pub trait PointeeSized {}
    #[lang = "meta_sized"] #[fundamental] #[rustc_coinductive] pub trait MetaSized: PointeeSized {}
    #[lang = "sized"] #[fundamental] #[rustc_coinductive] pub trait Sized: MetaSized {}
    #[lang = "unsize"] pub trait Unsize<T: ?Sized> {}
    #[lang = "copy"] pub trait Copy: crate::clone::Clone {}
    impl Copy for u8 {} impl Copy for u32 {} impl Copy for i32 {} impl Copy for usize {} impl Copy for bool {} impl Copy for char {} impl Copy for ! {}
    impl<T: ?Sized> Copy for &T {}
    impl<T: ?Sized> Copy for *const T {}
    impl<T: Copy, const N: usize> Copy for [T; N] {}
    pub unsafe auto trait Send {}
    impl<T: ?Sized> !Send for *const T {}
    impl<T: ?Sized> !Send for *mut T {}
    unsafe impl<T: Sync + ?Sized> Send for &T {}
    #[lang = "sync"] pub unsafe auto trait Sync {}
    impl<T: ?Sized> !Sync for *const T {}
    impl<T: ?Sized> !Sync for *mut T {}
    #[lang = "freeze"] pub unsafe auto trait Freeze {}
    impl<T: ?Sized> !Freeze for crate::cell::UnsafeCell<T> {}
    unsafe impl<T: ?Sized> Freeze for &T {}
    unsafe impl<T: ?Sized> Freeze for PhantomData<T> {}
    #[lang = "phantom_data"] pub struct PhantomData<T: ?Sized>;
    #[lang = "tuple_trait"] pub trait Tuple {}
    #[lang = "discriminant_kind"] pub trait DiscriminantKind { #[lang = "discriminant_type"] type Discriminant; }
}
pub mod cell { #[lang = "unsafe_cell"] pub struct UnsafeCell<T: ?Sized> { value: T } }
pub mod clone {
    use crate::marker::Sized;
    #[lang = "clone"] pub trait Clone: Sized { #[lang = "clone_fn"] fn clone(&self) -> Self; fn clone_from(&mut self, source: &Self) {} }
    impl Clone for u8 { fn clone(&self) -> u8 { *self } }
    impl Clone for u32 { fn clone(&self) -> u32 { *self } }
    impl Clone for i32 { fn clone(&self) -> i32 { *self } }
    impl Clone for usize { fn clone(&self) -> usize { *self } }
    impl Clone for bool { fn clone(&self) -> bool { *self } }
    impl<T: ?Sized> Clone for &T { fn clone(&self) -> Self { *self } }
    impl<T: Clone, const N: usize> Clone for [T; N] { fn clone(&self) -> Self { loop {} } }
}
pub mod ops {
    use crate::marker::{Tuple, Unsize, Sized};
    #[lang = "drop"] pub trait Drop { fn drop(&mut self); }
    #[lang = "fn_once"] #[rustc_paren_sugar] #[fundamental] pub trait FnOnce<Args: Tuple> { #[lang = "fn_once_output"] type Output; extern "rust-call" fn call_once(self, args: Args) -> Self::Output; }
    #[lang = "fn_mut"] #[rustc_paren_sugar] #[fundamental] pub trait FnMut<Args: Tuple>: FnOnce<Args> { extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output; }
    #[lang = "fn"] #[rustc_paren_sugar] #[fundamental] pub trait Fn<Args: Tuple>: FnMut<Args> { extern "rust-call" fn call(&self, args: Args) -> Self::Output; }
    impl<A: Tuple, F: ?Sized + Fn<A>> Fn<A> for &F { extern "rust-call" fn call(&self, args: A) -> F::Output { loop {} } }
    impl<A: Tuple, F: ?Sized + Fn<A>> FnMut<A> for &F { extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output { loop {} } }
    impl<A: Tuple, F: ?Sized + Fn<A>> FnOnce<A> for &F { type Output = F::Output; extern "rust-call" fn call_once(self, args: A) -> F::Output { loop {} } }
    #[lang = "coerce_unsized"] pub trait CoerceUnsized<T: ?Sized> {}
    impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}
    #[lang = "deref"] pub trait Deref { #[lang = "deref_target"] type Target: ?Sized; fn deref(&self) -> &Self::Target; }
    #[lang = "add"] pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
    impl Add for i32 { type Output = i32; fn add(self, o: i32) -> i32 { self } }
    impl<'a> Add<&'a i32> for i32 { type Output = i32; fn add(self, o: &'a i32) -> i32 { self } }
    impl Add for u32 { type Output = u32; fn add(self, o: u32) -> u32 { self } }
}
pub mod option { pub enum Option<T> { None, Some(T) }
    use crate::clone::Clone;
    impl<T: Clone> Clone for Option<T> { fn clone(&self) -> Self { loop {} } }
    impl<T: crate::marker::Copy> crate::marker::Copy for Option<T> {}
    impl<T> Option<T> { pub fn map<U, F: crate::ops::FnOnce(T) -> U>(self, f: F) -> Option<U> { loop {} } }
}
pub mod iter {
    use crate::option::Option;
    use crate::marker::Sized;
    pub trait Iterator { type Item; fn next(&mut self) -> Option<Self::Item>; fn by_ref(&mut self) -> &mut Self where Self: Sized { self } }
    pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; fn into_iter(self) -> Self::IntoIter; }
    impl<I: Iterator> IntoIterator for I { type Item = I::Item; type IntoIter = I; fn into_iter(self) -> I { self } }
    impl<I: Iterator + ?Sized> Iterator for &mut I { type Item = I::Item; fn next(&mut self) -> Option<I::Item> { loop {} } }
}
pub mod boxed {
    use crate::marker::*; use crate::ops::*;
    #[lang = "owned_box"] #[fundamental] pub struct Box<T: ?Sized>(*const T, PhantomData<T>);
    impl<T: ?Sized> Drop for Box<T> { fn drop(&mut self) {} }
    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
    impl<T: ?Sized> Deref for Box<T> { type Target = T; fn deref(&self) -> &T { loop {} } }
    unsafe impl<T: ?Sized + Send> Send for Box<T> {}
    impl<T: crate::clone::Clone> crate::clone::Clone for Box<T> { fn clone(&self) -> Self { loop {} } }
}
pub mod fmt { pub trait Debug { fn fmt(&self); } impl Debug for i32 { fn fmt(&self) {} } impl Debug for str { fn fmt(&self) {} } impl<T: ?Sized + Debug> Debug for &T { fn fmt(&self) {} } impl<T: Debug> Debug for [T] { fn fmt(&self) {} } }
pub mod cmp { #[lang = "eq"] pub trait PartialEq<Rhs: ?Sized = Self> { fn eq(&self, other: &Rhs) -> bool; } impl PartialEq for u8 { fn eq(&self, o: &u8) -> bool { true } } }
pub mod prelude { pub use crate::cmp::PartialEq; pub use crate::marker::*; pub use crate::clone::Clone; pub use crate::ops::*; pub use crate::option::Option; pub use crate::option::Option::*; pub use crate::iter::*; pub use crate::boxed::Box; pub use crate::fmt::Debug; }
