use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            return value;
        }
    }
}

async fn twice(f: impl AsyncFn(u64)) {
    f(0).await;
    f(1).await;
}
async fn apply<F: AsyncFn(&str) -> usize>(f: F, text: &str) -> usize {
    f(text).await + 1
}
async fn once<T>(f: impl AsyncFnOnce() -> T) -> T {
    f().await
}
async fn fold<R>(mut f: impl AsyncFnMut(i32) -> R) -> Vec<R> {
    let mut all = Vec::new();
    for i in 0..3 { all.push(f(i).await); }
    all
}
async fn plain(n: u64) { println!("plain {n}"); }
fn boxed(n: u64) -> std::pin::Pin<Box<dyn Future<Output = ()>>> { Box::pin(async move { println!("boxed {n}") }) }

fn main() {
    let add_one = async |num: u8| num + 1;
    println!("{}", block_on(add_one(4)));
    block_on(twice(async |i| {
        core::future::ready(i).await;
        println!("done with {i}.");
    }));
    block_on(twice(plain));
    block_on(twice(boxed));
    println!("{}", block_on(apply(async |s| s.len(), "hello")));
    println!("{}", block_on(apply(async |s: &str| -> usize { s.len() * 2 }, "hello")));
    let name = String::from("Ferris");
    let greet = async |(a, b): (i32, i32)| println!("{name} {}", a + b);
    block_on(greet((1, 2)));
    block_on(greet((3, 4)));
    println!("{}", block_on(once(async || name.len())));
    let owned = String::from("owned");
    println!("{}", block_on(once(async move || owned)));
    println!("{:?}", block_on(fold(async |i| i * 10)));
    println!("{:?}", block_on(fold(|i| async move { i * 20 })));
    let r = block_on(async {
        let f = async |x: Option<u32>| Some(x? + 1);
        (f(Some(1)).await, f(None).await)
    });
    println!("{r:?}");
    let k = 5;
    let addk = async |x: i32| x + k;
    println!("{}", block_on(addk(1)));
}
