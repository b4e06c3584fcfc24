fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m25(x: Vec<String>) {
    for i in x {
        take(i);
    }
    for i in &x { //~ ERROR[E0382] borrow of moved value: `x`
        r(i);
    }
}
fn m26(x: Vec<String>) {
    x.into_iter().for_each(take);
    x.iter().for_each(|s| r(s)); //~ ERROR[E0382] borrow of moved value: `x`
}
fn m70(y: Vec<String>) -> Option<String> {
    y.into_iter().next().map(|s| s + &y[0]) //~ ERROR[E0382] borrow of moved value: `y`
}
