fn m56() {
    let a: [i32; 3];
    a[0] = 1; //~ ERROR[E0381] used binding `a` isn't initialized
}
fn m56b() {
    let mut a: [i32; 3];
    a[0] = 1; //~ ERROR[E0381] used binding `a` isn't initialized
}
fn m56c(i: usize) {
    let mut a: [i32; 3];
    a[i] = 1; //~ ERROR[E0381] used binding `a` isn't initialized
}
fn m56d(i: usize, mut a: [String; 3]) {
    drop(a);
    a[i] = String::new(); //~ ERROR[E0382] use of moved value: `a`
}
fn m56e(i: usize, mut a: ([String; 3], i32)) {
    drop(a);
    a.0[i] = String::new(); //~ ERROR[E0382] use of moved value: `a.0`
}
