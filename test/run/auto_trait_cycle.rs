// A type that holds itself behind an owner is `Send` by its own cycle, also while its parameter is still to be inferred.
use std::sync::Arc;

struct Node<T>(T, Option<Arc<Node<T>>>);

fn needs_send<T: Send>(_: &T) -> &'static str {
    "Send"
}

fn main() {
    let one = Node(1, None);
    println!("{}", needs_send(&one));
    let two = Node(2, Some(Arc::new(one)));
    println!("{} {}", needs_send(&two), two.0 + two.1.as_ref().map_or(0, |next| next.0 + next.1.is_some() as i32));
}
