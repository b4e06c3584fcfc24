fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn f4() {
    let s = String::new();
    let f = async { s.len() };
    drop(f);
}
fn f32() {
    let mut s = String::new();
    let a = async { s.push('x') };
    let b = async { s.push('y') }; //~ ERROR[E0499] cannot borrow `s` as mutable more than once at a time
    drop(a);
    drop(b);
}
fn f33() {
    let mut s = String::new();
    let a = async { s.push('x') };
    drop(a);
    let b = async { s.push('y') };
    drop(b);
}
fn f34() {
    let s = String::new();
    let a = async { take(s) };
    r(&s); //~ ERROR[E0382] borrow of moved value: `s`
    drop(a);
}
fn f35() {
    let x = 1;
    let a = async { x += 1 }; //~ ERROR[E0594] cannot assign to `x`, as it is not declared as mutable
}
