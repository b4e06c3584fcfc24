use std::future::Future;
use std::pin::Pin;
fn r<T>(_: &T) {}
fn f2(s: &str) -> impl Future<Output = usize> {
    async move {
        let t = s;
        t.len()
    }
}
fn f3(s: &str) -> impl Future<Output = usize> {
    async { //~ ERROR[E0373] async block may outlive the current function, but it borrows `s`, which is owned by the current function
        let t = s;
        t.len()
    }
}
fn f5() -> impl Future<Output = usize> {
    let s = String::new();
    async { s.len() } //~ ERROR[E0373] async block may outlive the current function, but it borrows `s`, which is owned by the current function
}
fn f6() -> impl Future<Output = usize> {
    let s = String::new();
    async move { s.len() }
}
fn f29() -> Pin<Box<dyn Future<Output = ()>>> {
    let s = 1;
    Box::pin(async { //~ ERROR[E0373] async block may outlive the current function, but it borrows `s`, which is owned by the current function
        r(&s);
    })
}
