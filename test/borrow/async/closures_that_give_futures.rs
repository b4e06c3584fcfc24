fn r<T>(_: &T) {}
async fn f49() {
    let s = String::new();
    let c = || async { r(&s) };
    c().await;
    r(&s);
}
async fn f50() {
    let s = String::new();
    let c = move || async { r(&s) }; //~ ERROR lifetime may not live long enough
    c().await;
}
async fn f51() {
    let s = String::new();
    let c = move || {
        let s = s.clone();
        async move { r(&s) }
    };
    c().await;
}
