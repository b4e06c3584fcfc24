fn take<T>(_: T) {}
fn r<T>(_: &T) {}
async fn g(x: &str) -> usize {
    x.len()
}
async fn nop() {}
async fn f19(s: String) {
    take(s);
    nop().await;
    r(&s); //~ ERROR[E0382] borrow of moved value: `s`
}
async fn f20(s: &String) {
    take(*s); //~ ERROR[E0507] cannot move out of `*s` which is behind a shared reference
}
async fn f37(x: Option<String>) {
    match x {
        Some(s) => {
            nop().await;
            take(s)
        }
        None => {}
    }
    r(&x); //~ ERROR[E0382] borrow of partially moved value: `x`
}
async fn f1(a: &mut String, b: i32) -> usize {
    let s = String::new();
    let n = g(&s).await;
    a.push('x');
    n
}
