fn r<T>(_: &T) {}
async fn nop() {}
async fn f15(mut v: Vec<i32>) {
    let x = &v[0];
    v.push(1); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
    r(x);
}
async fn f16(mut v: Vec<i32>) {
    let x = &v[0];
    nop().await;
    v.push(1); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
    r(x);
}
async fn f17(mut v: Vec<i32>) {
    let x = &v[0];
    nop().await;
    r(x);
    v.push(1);
}
async fn f18() {
    let x;
    {
        let s = String::new();
        x = &s; //~ ERROR[E0597] `s` does not live long enough
        nop().await;
    }
    r(&x);
}
async fn f24(x: &mut i32, y: &mut i32) {
    *x += 1;
    nop().await;
    *y += *x;
}
