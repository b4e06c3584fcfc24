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
    async fn c(&self, x: &i32) -> &i32 {
        x //~ ERROR lifetime may not live long enough
    }
    async fn d(&mut self) {
        self.n += 1;
        let q = &mut self.v;
        nop().await;
        self.n += 1;
        q.push(1);
    }
    async fn e(self) -> Vec<i32> {
        self.v
    }
    async fn f(&self) -> Vec<i32> {
        self.v //~ ERROR[E0507] cannot move out of `self.v` which is behind a shared reference
    }
    async fn h(&self) {
        self.n = 1; //~ ERROR[E0594] cannot assign to `self.n`, which is behind a `&` reference
    }
    async fn i<'a>(&'a self, x: &'a i32) -> &'a i32 {
        if *x > 1 { x } else { &self.n }
    }
}
