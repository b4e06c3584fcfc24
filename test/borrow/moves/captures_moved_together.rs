fn take<T>(_: T) {}
fn two(mut a: Vec<String>, b: String) {
    let mut c = move || {
        a.push(b.clone());
    };
    c();
    let n = a.len(); //~ ERROR[E0382] borrow of moved value: `a`
    let m = b.len(); //~ ERROR[E0382] borrow of moved value: `b`
    take((n, m));
}
fn parts(p: (String, String)) {
    let c = move || take((p.0.len(), p.1.len()));
    c();
    take(p.1); //~ ERROR[E0382] use of moved value: `p.1`
    take(p.0); //~ ERROR[E0382] use of moved value: `p.0`
}
