//! Inside an `async` body, whose variables stand in its state.
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

async fn one() -> i32 {
    1
}

async fn sum(start: i32) -> i32 {
    let text = String::from("kept");
    let first = one().await;
    let both = start + first;
    //? both * 2 => 22
    //? text.len() + start as usize => 14
    //? text.to_uppercase() => "KEPT"
    both + text.len() as i32
}

fn main() {
    let mut future = pin!(sum(10));
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            //? value + 1 => 16
            println!("{value}");
            break;
        }
    }
}
