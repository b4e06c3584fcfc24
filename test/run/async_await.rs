use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

struct Noisy(&'static str);
impl Drop for Noisy {
    fn drop(&mut self) { println!("drop {}", self.0); }
}

#[derive(Default)]
struct Yield { done: bool }
impl Future for Yield {
    type Output = u32;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        if self.done { Poll::Ready(7) } else { self.done = true; cx.waker().wake_by_ref(); Poll::Pending }
    }
}

async fn inner(name: &'static str, log: &RefCell<Vec<String>>) -> Result<u32, String> {
    let _n = Noisy(name);
    log.borrow_mut().push(format!("{name} before"));
    let x = Yield::default().await;
    log.borrow_mut().push(format!("{name} after"));
    if name == "bad" { return Err(format!("{name} failed")); }
    Ok(x)
}

async fn outer(log: &RefCell<Vec<String>>) -> Result<u32, String> {
    let mut sum = 0;
    for name in ["a", "b"] {
        let arr = [1u8, 2, 3];
        sum += inner(name, log).await?;
        sum += arr.iter().map(|x| *x as u32).sum::<u32>();
    }
    let _late = Noisy("late");
    inner("bad", log).await?;
    println!("unreachable");
    Ok(sum)
}

struct Counter { n: Cell<u32> }
impl Counter {
    async fn bump(&self, by: u32) -> u32 { Yield::default().await; self.n.set(self.n.get() + by); self.n.get() }
}

fn poll_once<F: Future>(f: Pin<&mut F>) -> Poll<F::Output> {
    f.poll(&mut Context::from_waker(Waker::noop()))
}
fn block_on<F: Future>(f: F) -> F::Output {
    let mut f = pin!(f);
    let mut n = 0;
    loop { n += 1; if let Poll::Ready(v) = poll_once(f.as_mut()) { println!("[{n} polls]"); return v; } }
}

struct Executor { tasks: VecDeque<Pin<Box<dyn Future<Output = ()>>>> }
impl Executor {
    fn spawn(&mut self, f: impl Future<Output = ()> + 'static) { self.tasks.push_back(Box::pin(f)); }
    fn run(&mut self) {
        let mut cx = Context::from_waker(Waker::noop());
        while let Some(mut t) = self.tasks.pop_front() {
            if t.as_mut().poll(&mut cx).is_pending() { self.tasks.push_back(t); }
        }
    }
}

fn main() {
    let log = RefCell::new(vec![]);
    println!("{:?}", block_on(outer(&log)));
    println!("{:?}", log.borrow());
    // dropped before the first poll, and half way
    let never = inner("never", &log);
    drop(never);
    {
        let mut half = Box::pin(inner("half", &log));
        println!("{:?}", poll_once(half.as_mut()).is_pending());
    }
    let c = Counter { n: Cell::new(1) };
    println!("{}", block_on(async { c.bump(2).await + c.bump(3).await }));
    let out = Rc::new(RefCell::new(String::new()));
    let mut ex = Executor { tasks: VecDeque::new() };
    for id in 0..3 {
        let out = out.clone();
        ex.spawn(async move {
            for step in 0..2 { out.borrow_mut().push_str(&format!("{id}.{step} ")); Yield::default().await; }
        });
    }
    ex.run();
    println!("{}", out.borrow());
    let v = block_on(async { let s = String::from("own"); let r = &s; Yield::default().await; r.len() });
    println!("{v}");
    println!("{}", std::mem::size_of_val(&inner("x", &log)));
    println!("{}", std::mem::size_of_val(&outer(&log)));
    println!("{}", std::mem::size_of_val(&c.bump(1)));
    println!("{}", std::mem::size_of_val(&async { let a = [0u8; 100]; Yield::default().await; a.len() }));
    let boom = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        block_on(async { let _n = Noisy("unwound"); Yield::default().await; if c.n.get() > 0 { panic!("boom"); } })
    }));
    println!("{}", boom.is_err());
    let mut done = Box::pin(async { 1 });
    println!("{:?}", poll_once(done.as_mut()).is_ready());
    let _ = poll_once(done.as_mut());
}
