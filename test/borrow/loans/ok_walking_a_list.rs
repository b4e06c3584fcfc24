struct Node { next: Option<Box<Node>> }
fn len(mut node: &Node) -> usize {
    let mut n = 1;
    while let Some(next) = &node.next {
        node = next;
        n += 1;
    }
    n
}
fn main() {}
