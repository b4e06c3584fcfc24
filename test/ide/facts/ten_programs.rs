use std::rc::Rc;

struct Parser<'a> {
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn word(&self) -> &'a str {
        self.text.split(' ').next().unwrap_or("")
    }
}

static GREETING: &str = "hello";

fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

fn moves() {
    let s = String::from("a");
    let t = s;
    let pair = (String::from("b"), 1);
    let name = pair.0;
    println!("{t} {name} {}", pair.1);
}

fn shadows() {
    let x = String::from("x");
    let x = x.len();
    let x = x + 1;
    println!("{x}");
}

fn loops(words: &[String]) -> usize {
    let mut total = 0;
    let mut best = &words[0];
    for w in words {
        if w.len() > best.len() {
            best = w;
        }
        total += w.len();
    }
    total + best.len()
}

fn reborrows(v: &mut Vec<i32>) {
    let first = &mut v[0];
    *first += 1;
    v.push(v.len() as i32);
}

fn closures() {
    let mut count = 0;
    let label = String::from("n");
    let mut bump = || count += 1;
    bump();
    bump();
    let show = move || println!("{label}");
    show();
    println!("{count}");
}

fn statics() {
    let lit = "text";
    let item = GREETING;
    let five: &'static i32 = &5;
    let leaked: &'static mut String = Box::leak(Box::new(String::new()));
    leaked.push_str(lit);
    println!("{item} {five} {leaked}");
}

fn owners() {
    let b = Box::new(5);
    let r = Rc::new(String::from("rc"));
    let r2 = Rc::clone(&r);
    let v = vec![*b, 2];
    drop(r);
    println!("{r2} {}", v.len());
}

fn structs() {
    let text = String::from("to be");
    let parser = Parser { text: &text };
    let w = parser.word();
    let l = longest(w, "static");
    println!("{l}");
}

fn maybe(c: bool) {
    let s = String::from("m");
    if c {
        drop(s);
    }
    println!("end");
}

fn main() {
    moves();
    shadows();
    loops(&[String::new()]);
    reborrows(&mut vec![1]);
    closures();
    statics();
    owners();
    structs();
    maybe(true);
}
