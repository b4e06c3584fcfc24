struct Node { next: Option<Box<Node>> }
fn push(list: &mut Option<Box<Node>>) {
    let mut at = list;
    while let Some(node) = at {
        at = &mut node.next;
    }
    *at = None;
}
fn keep(list: &mut Option<Box<Node>>) {
    let mut at = &mut *list;
    while let Some(node) = at {
        at = &mut node.next;
        *list = None; //~ ERROR[E0506] cannot assign to `*list` because it is borrowed
    }
}
fn main() {}
