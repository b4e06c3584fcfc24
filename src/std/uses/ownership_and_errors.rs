//! See `text_and_collections.rs`: smart pointers, errors, numbers, memory, input.
use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, Mul, Neg, Sub};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex, RwLock};

#[derive(Debug)]
struct Node {
    value: i32,
    children: RefCell<Vec<Rc<Node>>>,
    parent: RefCell<Weak<Node>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct V(f64, f64);
impl Add for V {
    type Output = V;
    fn add(self, o: V) -> V {
        V(self.0 + o.0, self.1 + o.1)
    }
}
impl Sub for V {
    type Output = V;
    fn sub(self, o: V) -> V {
        V(self.0 - o.0, self.1 - o.1)
    }
}
impl Mul<f64> for V {
    type Output = V;
    fn mul(self, k: f64) -> V {
        V(self.0 * k, self.1 * k)
    }
}
impl Neg for V {
    type Output = V;
    fn neg(self) -> V {
        V(-self.0, -self.1)
    }
}
impl AddAssign for V {
    fn add_assign(&mut self, o: V) {
        *self = *self + o;
    }
}

struct Stack<T> {
    items: Vec<T>,
}
impl<T> Index<usize> for Stack<T> {
    type Output = T;
    fn index(&self, i: usize) -> &T {
        &self.items[i]
    }
}
impl<T> IndexMut<usize> for Stack<T> {
    fn index_mut(&mut self, i: usize) -> &mut T {
        &mut self.items[i]
    }
}
impl<T> Deref for Stack<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.items
    }
}
impl<T> DerefMut for Stack<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.items
    }
}
impl<T> Drop for Stack<T> {
    fn drop(&mut self) {
        println!("drop {}", self.items.len());
    }
}

trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::from("shape")
    }
}
impl Shape for V {
    fn area(&self) -> f64 {
        self.0 * self.1
    }
}

#[derive(Debug)]
enum Failure {
    Parse(std::num::ParseIntError),
    Io(io::Error),
    Other(String),
}
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Parse(e) => write!(f, "parse: {e}"),
            Failure::Io(e) => write!(f, "io: {e}"),
            Failure::Other(s) => f.write_str(s),
        }
    }
}
impl Error for Failure {}
impl From<std::num::ParseIntError> for Failure {
    fn from(e: std::num::ParseIntError) -> Self {
        Failure::Parse(e)
    }
}
impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Failure::Io(e)
    }
}

fn number(s: &str) -> Result<i32, Failure> {
    let n: i32 = s.trim().parse()?;
    if n < 0 {
        return Err(Failure::Other(format!("{n} is negative")));
    }
    Ok(n)
}
fn boxed(s: &str) -> Result<i32, Box<dyn Error>> {
    let n: i32 = s.parse()?;
    if n > 9 {
        return Err("too big".into());
    }
    Ok(n)
}
fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}
fn adders() -> Vec<Box<dyn Fn(i32) -> i32>> {
    vec![Box::new(|x| x + 1), Box::new(adder(2))]
}
fn words(s: &str) -> Cow<'_, str> {
    if s.contains(' ') { Cow::Owned(s.replace(' ', "_")) } else { Cow::Borrowed(s) }
}

fn pointers() {
    let leaf = Rc::new(Node { value: 3, children: RefCell::new(vec![]), parent: RefCell::new(Weak::new()) });
    let branch = Rc::new(Node { value: 5, children: RefCell::new(vec![Rc::clone(&leaf)]), parent: RefCell::new(Weak::new()) });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    println!("{:?} {}", leaf.parent.borrow().upgrade().map(|p| p.value), branch.children.borrow().len());
    println!("{} {} {}", Rc::strong_count(&leaf), Rc::weak_count(&branch), Rc::ptr_eq(&leaf, &leaf));
    println!("{:?}", leaf);
    let shared = Rc::new(RefCell::new(vec![1]));
    shared.borrow_mut().push(2);
    println!("{:?} {:?}", shared, shared.try_borrow_mut().is_err());
    println!("{:?}", Rc::try_unwrap(shared));
    let cell = Cell::new(1);
    cell.set(cell.get() + 1);
    let once: OnceCell<String> = OnceCell::new();
    println!("{} {:?} {:?}", cell.get(), cell, once.get_or_init(|| "x".to_string()));
    let counter = Arc::new(Mutex::new(0));
    *counter.lock().unwrap() += 1;
    println!("{:?} {} {:?}", counter, Arc::strong_count(&counter), RwLock::new(1).read());
    let mut b = Box::new(5);
    *b += 1;
    let raw = Box::into_raw(b);
    // SAFETY: it comes from a box.
    drop(unsafe { Box::from_raw(raw) });
    let text: Rc<str> = Rc::from("a");
    let leaked: &'static mut i32 = Box::leak(Box::new(1));
    println!("{text} {leaked} {:p}", Rc::new(1));
    println!("{:?}", std::mem::replace(&mut vec![1], vec![2]));
    let (mut a, mut c) = (String::from("a"), String::from("c"));
    std::mem::swap(&mut a, &mut c);
    println!("{} {:?}", std::mem::take(&mut a), c);
    std::mem::drop(c);
    std::mem::forget(a);
}

fn options() {
    let some: Option<i32> = Some(3);
    println!("{:?} {:?} {}", some.map(|x| x + 1), some.and_then(|x| x.checked_sub(5)), some.unwrap_or(0));
    println!("{} {} {:?}", some.unwrap_or_default(), some.is_some(), some.filter(|x| *x > 5).or(Some(1)));
    println!("{:?} {:?} {}", some.ok_or("none"), some.as_ref(), some.map_or(0, |x| x));
    let mut slot = Some(String::from("a"));
    println!("{:?}", slot.as_deref());
    println!("{:?}", slot.take());
    println!("{:?}", slot.get_or_insert_with(String::new));
    println!("{:?}", slot.replace("b".into()));
    println!("{:?} {:?}", slot.as_mut().map(|s| s.push('c')), slot.unwrap_or_else(String::new));
    println!("{:?} {:?}", number("12"), number("x").map_err(|e| e.to_string()));
    println!("{:?} {} {}", number("-1").is_err(), number("1").unwrap(), number("1").expect("a number"));
    println!("{:?} {:?}", boxed("5").ok(), boxed("77").unwrap_or_else(|e| e.to_string().len() as i32));
    match boxed("x") {
        Ok(n) => println!("{n}"),
        Err(e) => println!("{e} {e:?}"),
    }
    println!("{:?} {:?}", Some(1).zip(Some(2)), Some(1).xor(None));
    println!("{:?} {:?}", Some(Some(1)).flatten(), Some(5).cloned_twice());
    assert!(some.is_some(), "it is {some:?}");
    assert_eq!(1 + 1, 2);
    assert_ne!("a", "b", "{}", 1);
    debug_assert!(true);
}
trait Twice {
    fn cloned_twice(&self) -> (i32, i32);
}
impl Twice for Option<i32> {
    fn cloned_twice(&self) -> (i32, i32) {
        (self.unwrap(), self.unwrap())
    }
}

fn numbers() {
    println!("{:?} {:?} {:?}", 1i32.checked_add(2), 250u8.checked_add(9), 5i32.checked_div(0));
    println!("{} {} {:?}", 250u8.wrapping_add(9), 250u8.saturating_add(9), 250u8.overflowing_add(9));
    println!("{} {} {} {}", 2i32.pow(3), (-3i32).abs(), 7i32.rem_euclid(3), 9u32.count_ones());
    println!("{} {} {} {}", i32::MAX, u8::MIN, 1u64.leading_zeros(), 1.max(2).min(3).clamp(0, 5));
    println!("{} {} {} {}", 2f64.sqrt(), 2f64.powi(2), 2f64.powf(0.5), (-1.5f64).abs());
    println!("{} {} {} {}", 1.5f64.floor(), 1.5f64.ceil(), 1.5f64.round(), 1.5f64.max(2.0));
    println!("{} {} {}", 1f64.sin(), 1f64.cos(), std::f64::consts::PI);
    println!("{} {} {:?} {:?}", i64::from(1i32), 1u8 as char, u8::try_from(300), i32::try_from(5u64));
    println!("{:?} {:?}", 1.partial_cmp(&2), 1.cmp(&2).reverse());
    println!("{:?} {:?} {:?}", 5u32.to_le_bytes(), u32::from_str_radix("ff", 16), usize::MAX.wrapping_add(1));
    let mut v = V(1.0, 2.0) + V(1.0, 1.0) * 2.0 - -V(0.0, 1.0);
    v += V(1.0, 1.0);
    println!("{v:?}");
    println!("{}", 10_i128 * 3 / 2 % 7 + (1 << 4) - (5 & 3 | 2 ^ 1));
}

fn objects() {
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(V(1.0, 2.0))];
    println!("{} {}", shapes.iter().map(|s| s.area()).sum::<f64>(), shapes[0].name());
    println!("{:?}", adders().iter().map(|f| f(1)).collect::<Vec<_>>());
    let mut total = 0;
    let mut add = |x: i32| total += x;
    add(1);
    add(2);
    let mut stack = Stack { items: vec![1, 2] };
    stack[0] = 5;
    stack.push(3);
    println!("{total} {} {} {}", stack[0], stack.len(), words("a b").into_owned() + &words("c"));
    let caught = std::panic::catch_unwind(|| {
        let empty: Vec<i32> = vec![];
        empty[0]
    });
    println!("{}", caught.is_err());
}

fn input() -> io::Result<()> {
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    for line in io::stdin().lock().lines() {
        println!("{}", line?);
    }
    let mut rest = String::new();
    io::stdin().read_to_string(&mut rest)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", rest.len())?;
    write!(out, "x")?;
    out.flush()?;
    io::stdout().flush()?;
    for arg in std::env::args().skip(1) {
        println!("{arg}");
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    pointers();
    options();
    numbers();
    objects();
    input()?;
    if std::env::args().len() > 9 {
        std::process::exit(3);
    }
    match std::env::args().len() {
        7 => todo!(),
        8 => unimplemented!("{}", 1),
        9 => unreachable!(),
        _ => Ok(()),
    }
}
