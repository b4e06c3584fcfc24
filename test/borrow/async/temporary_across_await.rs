fn r<T>(_: &T) {}
async fn g(x: &str) -> usize {
    x.len()
}
async fn nop() {}
async fn f21() {
    let x = String::new().as_str(); //~ ERROR[E0716] temporary value dropped while borrowed
    nop().await;
    r(&x);
}
async fn f22() {
    let x = g(&String::new()); //~ ERROR[E0716] temporary value dropped while borrowed
    x.await;
}
async fn f23() {
    let x = g(&String::new()).await;
    r(&x);
}
