use std::fmt;

const USED: usize = 1;
const UNUSED: usize = 2;
static COUNT: usize = UNUSED;
type Alias = Pair;
type Spare = u32;

struct Pair {
    left: u32,
    right: u32,
}

impl Pair {
    const ORIGIN: Pair = Pair { left: 0, right: 0 };

    fn new(left: u32) -> Self {
        Pair { left, right: USED as u32 }
    }

    fn set(&mut self) {
        self.right = 3;
    }

    fn swap(self) -> Self {
        Pair { left: self.right, right: self.left }
    }

    fn twin() {}
}

#[derive(Debug, Clone)]
struct Shown {
    name: String,
    id: u32,
}

#[derive(PartialEq)]
enum Shape {
    Circle(f64),
    Square { side: f64, color: u8 },
    Triangle,
    Hexagon,
}

struct Tuple(i32, String, ());

trait Speak {
    fn speak(&self) -> String;
    fn whisper(&self) -> String {
        helper_of_default()
    }
}

trait Quiet {
    fn hush(&self) {}
}

struct Dog;

impl Speak for Dog {
    fn speak(&self) -> String {
        only_from_impl()
    }
}

impl Quiet for Dog {}

struct Never;

impl fmt::Display for Never {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        only_from_dead_impl();
        write!(f, "never")
    }
}

fn only_from_impl() -> String {
    String::new()
}

fn only_from_dead_impl() {}

fn helper_of_default() -> String {
    String::new()
}

fn recursive(n: u32) {
    if n > 0 {
        recursive(n - 1)
    }
}

fn outer() {
    fn inner() {}
    struct Local;
}

#[allow(dead_code)]
fn allowed() {
    from_allowed();
}

fn from_allowed() {}

fn _underscore() {}

mod inner {
    pub fn public() {}
    pub struct Open {
        pub field: u8,
    }
    #[allow(dead_code)]
    pub enum Silent {
        A,
        B,
    }
}

fn main() {
    let mut pair: Alias = Pair::new(1);
    pair.set();
    println!("{}", pair.left);
    let shown = Shown { name: String::new(), id: 1 };
    println!("{:?}", shown.clone());
    let shape = Shape::Circle(1.0);
    match shape {
        Shape::Circle(r) => println!("{r}"),
        Shape::Square { side, .. } => println!("{side}"),
        Shape::Triangle => {}
        Shape::Hexagon => {}
    }
    let _ = shape == Shape::Square { side: 1.0, color: 2 };
    let t = Tuple(1, String::new(), ());
    println!("{}", t.0);
    println!("{}", Dog.speak());
}
