use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

trait Fetch {
    async fn fetch(&mut self, key: &str) -> Option<u32>;
    async fn twice(&mut self, key: &str) -> u32 {
        let a = self.fetch(key).await.unwrap_or(0);
        let b = self.fetch(key).await.unwrap_or(0);
        a + b
    }
    async fn nothing()
    where
        Self: Sized;
}

struct Counter(u32);

impl Fetch for Counter {
    async fn fetch(&mut self, key: &str) -> Option<u32> {
        Yield(false).await;
        self.0 += key.len() as u32;
        Some(self.0)
    }
    async fn nothing() {}
}

struct Fixed;
impl Fetch for Fixed {
    async fn fetch(&mut self, _key: &str) -> Option<u32> {
        None
    }
    async fn twice(&mut self, key: &str) -> u32 {
        key.len() as u32
    }
    fn nothing() -> impl Future<Output = ()> {
        std::future::ready(())
    }
}

struct Yield(bool);
impl Future for Yield {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        Poll::Pending
    }
}

async fn generic<T: Fetch>(mut t: T) -> u32 {
    T::nothing().await;
    t.twice("abc").await
}

fn block_on<F: Future>(f: F) -> F::Output {
    let mut f = std::pin::pin!(f);
    let mut cx = Context::from_waker(Waker::noop());
    let mut polls = 0;
    loop {
        polls += 1;
        if let Poll::Ready(v) = f.as_mut().poll(&mut cx) {
            println!("{polls} polls");
            return v;
        }
    }
}

fn main() {
    println!("{}", block_on(generic(Counter(0))));
    println!("{}", block_on(generic(Fixed)));
}
