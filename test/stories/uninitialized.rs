#![allow(unused)]
struct P {
    a: i32,
}
#[derive(Default)]
struct D;
fn f<T>() {
    let a: bool;
    a;
    let b: char;
    b;
    let c: f64;
    c;
    let d: u8;
    d;
    let e: String;
    e;
    let g: Vec<u8>;
    g;
    let h: Option<i32>;
    h;
    let i: Result<u8, i32>;
    i;
    let j: &str;
    j;
    let k: &'static mut i32;
    k;
    let l: (i32,);
    l;
    let m: (bool, String);
    m;
    let n: [String; 1];
    n;
    let o: [String; 2];
    o;
    let p: P;
    p;
    let q: D;
    q;
    let r: T;
    r;
    let s: *const u8;
    s;
    let t: fn();
    t;
    let u: &[u8];
    u;
    let v: std::rc::Rc<i32>;
    v;
    let w: ();
    w;
    let x: [u8; 0];
    x;
    let y: Box<P>;
    y;
    let z: &dyn Fn();
    z;
    let mut aa: i32;
    aa += 1;
    let bb: &String;
    bb;
    let cc;
    if true {
        cc = 1
    }
    println!("{cc}");
    let dd: Box<[u8]>;
    dd;
    let (ee, ff): (i32, u8);
    ee;
    let gg: std::cell::Cell<i32>;
    gg;
}
fn main() {}
