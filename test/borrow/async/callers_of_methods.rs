async fn nop() {}
struct S {
    v: Vec<i32>,
    n: i32,
}
impl S {
    async fn a(&self) -> &i32 {
        &self.v[0]
    }
    async fn b(&mut self) -> &mut i32 {
        nop().await;
        &mut self.n
    }
}
async fn f38(s: &mut S) {
    let p = s.b();
    s.n = 1; //~ ERROR[E0506] cannot assign to `s.n` because it is borrowed
    p.await;
}
async fn f39(s: &mut S) {
    let p = s.b().await;
    s.n = 1; //~ ERROR[E0506] cannot assign to `s.n` because it is borrowed
    *p = 2;
}
async fn f40(s: &mut S) {
    let p = s.b().await;
    *p = 2;
    s.n = 1;
}
async fn f41(s: S) -> &'static i32 {
    s.a().await;
    &5
}
