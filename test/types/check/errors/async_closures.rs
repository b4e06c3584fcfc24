use std::future::Future;
fn takes_fn<Fut: Future>(_c: impl Fn() -> Fut) {}
fn takes_mut<Fut: Future>(_c: impl FnMut() -> Fut) {}
async fn go(_f: impl AsyncFn(u32) -> u32) {}
fn main() {
    let x = &1i32;
    takes_fn(async move || { let _a = *x + 2; });
    let s = String::new();
    takes_fn(async || { let _a = s.len(); });
    takes_mut(async || { let _a = s.len(); });
    let y = String::new();
    takes_fn(async move || { drop(y) });
    let _ = go(async |_a: u32, _b: u32| 1u32);
    let f = async |a: u32| a;
    f("a");
    f(1) + 1;
    let _ = async || { return 1; };
    async || { break; };
    let _g = async |a: &'static str| -> u32 { a };
}
