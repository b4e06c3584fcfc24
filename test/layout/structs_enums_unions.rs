#![allow(dead_code)]
struct A { a: u8, b: u32, c: bool }
struct B { a: u8, b: u64, c: u16, d: bool, e: char }
struct C2 { a: [u8; 16], b: bool, c: u32 }
struct C3 { x: (u8, u8, u8, bool), y: (u8, bool, u8) }
struct D1 { a: u16, b: [u8; 4], c: bool, d: u8 }
#[repr(C)] struct R1 { a: u8, b: u32, c: u8 }
#[repr(packed)] struct R2 { a: u8, b: u32 }
#[repr(C, packed(2))] struct R3 { a: u8, b: u32, c: u64 }
#[repr(align(32))] struct R4 { a: u8, b: u64 }
#[repr(transparent)] struct R5(u64);
enum E1 { A, B, C }
enum E2 { A(u32), B(u8), C }
enum E3 { A(bool), B, C }
enum E4 { A(A), B(u8), C { x: u16 } }
enum E5 { X(u8, u64, bool), Y(u64, u8), Z }
enum E6 { P(&'static str), Q }
enum E7 { P(&'static str, u8), Q(u8), R }
enum E8 { A(char), B(u16), C }
enum E9 { A = 300, B = -2 }
#[repr(u8)] enum F1 { A(u32), B(u8, u16) }
#[repr(C)] enum F2 { A(u64), B(u8) }
#[repr(C, u8)] enum F3 { A(u64), B(u8) }
enum F4 { Only(u32, u8) }
enum F5 { N(u128), M }
struct G1 { a: u128, b: u8, c: i128 }
enum G2 { A(E3), B, C(u8) }
struct G3 { p: *const u8, f: fn(i32) -> i32, r: &'static [u8], c: (), d: [u32; 3] }
union U1 { a: u8, b: u32, c: [u8; 7] }
struct H1 { a: bool, b: u64, c: bool, d: u8, e: u16, f: [u16; 3] }
enum H2 { A { a: u8, b: u32 }, B { c: u16, d: u8, e: u32 }, C(bool) }
enum H3 { A(H1), B(u32, u8), C }
enum Never {}
enum H4 { A(Never), B(u32) }
enum H5 { A(u32, Never), B(u32), C }

fn main() {}
