#[derive(Clone)]
struct P {
    x: i32,
    y: i32,
}
enum Color {
    Red,
    Green,
    Blue(i32),
}
trait Speak {
    fn speak(&self) -> String;
    fn name(&self) -> String;
}
impl Speak for P {
    fn speak(&self) -> String {
        String::new()
    }
}
fn add(a: i32, b: i32) -> i32 {
    a + b
}
impl P {
    fn new(x: i32) -> P {
        P { x }
    }
    fn scale(&self, k: i32) {}
}
fn calls() {
    add(1);
    add(1, 2, 3);
    add("a", 2);
    add(1, "b");
    add();
    let p = P::new();
    p.scale();
    p.scale(1, 2);
    let f = |x: i32| x;
    f();
    let q = P { x: 1, y: 2, z: 3 };
    let P { x } = p;
    let r = P { x: 1, ..Default::default() };
    let n = 5;
    n();
    Some();
    let g: i32 = add;
}
fn matches(c: Color, o: Option<i32>, n: u8, b: bool, p: (bool, bool)) {
    match c {
        Color::Red => {}
    }
    match o {
        Some(x) => {}
    }
    match n {
        0..=9 => {}
    }
    match b {
        true => {}
    }
    match p {
        (true, _) => {}
        (_, true) => {}
    }
    let Some(x) = o;
    match c {
        Color::Red | Color::Green => 1,
        Color::Blue() => 2,
    };
}
fn infer() {
    let v = Vec::new();
    let x = "5".parse().unwrap();
    let n = None;
    let s = [1].iter().sum();
    let c = "a".chars().collect();
}
const N: i32 = add(1, 2);
fn length(n: usize) {
    let a = [0; n];
}
fn destruct(p: P) {
    let s = String::new();
    s.drop();
}
struct List {
    next: Option<List>,
}
#[derive(Copy, Clone)]
struct Named {
    name: String,
}
fn main() {}
