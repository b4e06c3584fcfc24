struct Node { next: Option<Box<Node>>, n: i32 }
fn last(mut node: &mut Node) -> &mut i32 {
    while node.next.is_some() {
        node = node.next.as_mut().unwrap();
    }
    &mut node.n
}
fn main() {}
