//! Inner documentation.
#![allow(dead_code)]
use std::{fmt::{self, Display as D}, io::*};
pub(crate) struct Tuple<'a, T: ?Sized + 'a, const N: usize = 3>(pub &'a T, [u8; N]) where T: Send;
union Bits { int: u32, float: f32 }
#[repr(u8)]
enum E { A = 1, B(i32), C { x: i32 } }
unsafe auto trait Marker {}
impl !Send for Tuple<'_, str, 1> {}
unsafe impl<#[may_dangle] T> Drop for Own<T> { fn drop(&mut self) {} }
trait Shape<T = Self>: Sized where for<'a> &'a Self: Add<Output = T> {
    type Item<'a>: Iterator<Item: Clone> where Self: 'a;
    const ID: u32 = 0;
    fn area(self: Box<Self>) -> impl Fn(i32) -> i32 + use<'_, T>;
}
unsafe extern "C" { safe fn abs(x: i32) -> i32; static mut ERRNO: i32; fn printf(f: *const i8, ...); }
static NAME: &str = r#"a "b""#;
const _: () = ();
type Callback = for<'a> unsafe extern "C" fn(&'a mut [u8], dyn Fn(u8)) -> !;
