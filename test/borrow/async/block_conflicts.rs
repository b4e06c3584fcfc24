fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn f34() {
    let s = String::new();
    let a = async { take(s) };
    r(&s); //~ ERROR[E0382] borrow of moved value: `s`
    drop(a);
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
    s.push('y'); //~ ERROR[E0499] cannot borrow `s` as mutable more than once at a time
    s = String::new(); //~ ERROR[E0506] cannot assign to `s` because it is borrowed
    drop(s);
    drop(a);
}
fn f36() {
    let s = String::new();
    let x = &s;
    let a = async { take(s) }; //~ ERROR[E0505] cannot move out of `s` because it is borrowed
    r(x);
    drop(a);
}
fn f37() {
    let c;
    {
        let s = String::new();
        c = async { r(&s) }; //~ ERROR[E0597] `s` does not live long enough
    }
    drop(c);
}
