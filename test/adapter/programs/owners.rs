struct Node {
    name: String,
}

fn take(node: Node) -> usize {
    node.name.len()
}

fn count(total: &mut u32, by: u32) {
    *total += by;
}

fn main() {
    let s1 = String::from("hello");
    let s2 = s1;
    let mut v = vec![1, 2];
    v.push(3);
    let mut total = 0;
    for i in 1..4 {
        count(&mut total, i);
    }
    total = total * 2;
    let node = Node { name: s2 };
    let length = take(node);
    let boxed = Box::new(length);
    drop(boxed);
    println!("{total} {}", v.len());
    let caught = std::panic::catch_unwind(|| panic!("caught"));
    assert!(caught.is_err());
}
