fn main() {
    let x = 5;
    let mut c = || { x += 1; };
    c();
    let v = vec![1];
    let mut d = || v.push(2);
    d();
    let mut b = false;
    let y = &mut b;
    let mut e = || { let _a = &y; *y = true; };
    e();
    let mut f = || { let mut g = || { x = 3; }; g(); };
    f();
}
