struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn main() {
    let mut list: Option<Box<Node>> = None;
    for value in 0..100_000 {
        list = Some(Box::new(Node { value, next: list.take() }));
    }
    let mut sum = 0;
    let mut more = Vec::new();
    loop {
        sum += list.as_ref().map_or(0, |node| node.value + node.next.is_some() as u32);
        more.push(Box::new(sum));
    }
}
