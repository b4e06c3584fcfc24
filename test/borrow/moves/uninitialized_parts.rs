struct P {
    a: String,
    b: String,
}
fn r<T>(_: &T) {}
fn m50() {
    let p: P;
    p.a = String::new(); //~ ERROR[E0381] partially assigned binding `p` isn't fully initialized
    r(&p.a);
}
fn m51() {
    let mut p: (i32, i32);
    p.0 = 1; //~ ERROR[E0381] partially assigned binding `p` isn't fully initialized
    p.1 = 2;
    r(&p);
}
fn m55() {
    let x: i32;
    let y = &x; //~ ERROR[E0381] used binding `x` isn't initialized
    let z = &mut x;
}
fn m56() {
    let x: Vec<i32>;
    x.push(1); //~ ERROR[E0381] used binding `x` isn't initialized
    let a: [i32; 3];
    a[0] = 1; //~ ERROR[E0381] used binding `a` isn't initialized
}
fn m57() {
    let x: &mut i32;
    *x = 1; //~ ERROR[E0381] used binding `x` isn't initialized
    let b: Box<i32>;
    *b = 1; //~ ERROR[E0381] used binding `b` isn't initialized
}
