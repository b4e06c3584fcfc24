use std::future::Future;
use std::pin::Pin;
fn r<T>(_: &T) {}
fn stat<F: Future + 'static>(f: F) {}
fn f7() {
    let s = String::new();
    stat(async { r(&s) }); //~ ERROR[E0373] async block may outlive the current function, but it borrows `s`, which is owned by the current function
}
fn f8() {
    let s = String::new();
    stat(async move { r(&s) });
    r(&s); //~ ERROR[E0382] borrow of moved value: `s`
}
fn f9(s: &str) {
    stat(async move { r(&s) }); //~ ERROR[E0521] borrowed data escapes outside of function
}
fn f10<'a>(s: &'a str) {
    stat(async move { r(&s) }); //~ ERROR[E0521] borrowed data escapes outside of function
}
fn f30(x: &i32) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move { //~ ERROR lifetime may not live long enough
        r(x);
    })
}
fn f31(x: &i32) -> Pin<Box<dyn Future<Output = ()> + '_>> {
    Box::pin(async move {
        r(x);
    })
}
