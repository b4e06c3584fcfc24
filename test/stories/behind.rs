struct Node {
    next: Option<Box<Node>>,
    name: String,
}
struct Guard {
    name: String,
}
impl Drop for Guard {
    fn drop(&mut self) {}
}
impl Node {
    fn take_next(&mut self) -> Option<Box<Node>> {
        self.next
    }
    fn name(&self) -> String {
        self.name
    }
    fn unwrap_next(&self) -> Box<Node> {
        self.next.unwrap()
    }
    fn matched(&self) -> usize {
        match self.next {
            Some(n) => n.name.len(),
            None => 0,
        }
    }
}
fn deref(r: &String) -> String {
    *r
}
fn index(v: Vec<String>) {
    let s = v[0];
    println!("{s}");
}
fn array(a: [String; 2]) {
    let s = a[0];
    println!("{s}");
}
fn guard(g: Guard) -> String {
    g.name
}
fn captured() {
    let s = String::new();
    takes(|| drop(s));
}
fn takes(f: impl Fn()) {
    f();
}
fn in_rc(r: std::rc::Rc<String>) -> String {
    *r
}
fn for_loop(v: &Vec<String>) {
    for s in *v {
        println!("{s}");
    }
}
fn if_let(o: &Option<String>) {
    if let Some(s) = *o {
        println!("{s}");
    }
}
fn main() {}
