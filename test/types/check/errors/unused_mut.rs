struct P { x: i32 }
impl P { fn bump(&mut self) { self.x += 1; } fn take(mut self) -> i32 { self.x += 1; self.x } fn eat(mut self) -> i32 { self.x } }
fn a(mut n: i32) -> i32 { n }
fn b(mut n: i32) -> i32 { n += 1; n }
fn main() {
    let mut p = P { x: 1 };
    p.bump();
    let mut q = P { x: 1 };
    let mut v = Vec::new();
    v.push(1);
    let mut late;
    late = 3;
    let mut count = 0;
    let mut c = || count += 1;
    c();
    let mut moved = 0;
    let mut d = move || { moved += 1; moved };
    d();
    let r = &mut v;
    let mut e = || r.push(1);
    e();
    let mut f = || 3;
    f();
    let (mut x, mut y) = (1, 2);
    x += 1;
    let mut b = Box::new(1);
    *b += 1;
    let mut z = &mut count;
    *z += 1;
    for mut i in 0..3 { i += 1; println!("{i}"); }
    for mut i in 0..3 { println!("{i}"); }
    if let Some(mut s) = Some(String::new()) { s.push('a'); }
    let mut it = vec![1].into_iter();
    while let Some(n) = it.next() { println!("{n}"); }
    println!("{} {} {} {} {}", q.x, late, x, y, p.take() + a(1) + self::b(2));
}
