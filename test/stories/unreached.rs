use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::rc::{Rc, Weak};

use std::io as sio;
use std::{
    cell::{Cell, RefCell},
    sync::{Arc, Mutex, RwLock},
};
mod m {
    use std::fmt;
    use std::io::*;
    pub fn f() {}
}
fn f(r: Rc<Cell<i32>>, m: Mutex<i32>) {
    return;
    let x = 1;
    println!("a");
}
fn g() -> i32 {
    return 1;
    println!("a");
    5
}
fn h() -> i32 {
    panic!("a");
    5
}
fn i() {
    loop {}
    println!("a")
}
fn j() {
    std::process::exit(1);
    if true {
        println!("a");
    }
}
fn k() {
    let v = vec![return];
    println!("{}", return);
}
fn l() {
    let x = 1;
    unsafe {
        let y = 1;
        unsafe { std::hint::unreachable_unchecked() }
    }
    let z = unsafe { 5 };
}
fn main() {}
