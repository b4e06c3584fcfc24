// `.await` belongs into an `async` body, on a future.
fn not_async() {
    async {}.await; //~ ERROR[E0728]
}

async fn wrong_value() -> u32 {
    "x" //~ ERROR[E0308]
}

async fn no_future() -> u32 {
    5u32.await //~ ERROR[E0277]
}

async fn fine(n: &str) -> usize {
    async { n.len() }.await
}

fn main() {
    not_async();
    let _ = (wrong_value(), no_future(), fine("a"));
    let _closure = || async {}.await; //~ ERROR[E0728]
}
