struct S { a: i32, b: i32 }
fn f(mut p: i32, ref q: i32) {}
fn main() {
    let mut unused = 3;
    let ref r = 4;
    let (mut a, b) = (1, 2);
    let S { a: mut c, b: ref d } = S { a: 1, b: 2 };
    let x @ Some(_) = Some(1) else { return };
    for mut i in 0..3 {}
    let g = |mut z: i32| 3;
    match Some(3) { Some(mut n) => {}, None => {} }
}
