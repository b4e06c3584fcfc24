// A future of an `async move` closure borrows what the closure holds, copied or not: the closure is no `Fn`.
fn call<F: Fn() -> T, T>(f: F) -> T {
    f()
}
fn call_mut<F: FnMut() -> T, T>(mut f: F) -> T {
    f()
}
fn call_once<F: FnOnce() -> T, T>(f: F) -> T {
    f()
}
fn call_async<F: AsyncFn() -> i32>(_: F) {}

fn main() {
    let n = 5;
    let behind = &n;
    let _ = call(async move || n + 1);
    let _ = call_once(async move || n + 1);
    let _ = call(async move || *behind + 1);
    call_async(async move || n + 1);
    let _: Box<dyn Fn() -> _> = Box::new(async move || n + 1);
    let late = async move || n + 1;
    let _ = call_mut(late);
}
