// Types that a body writes hold as written; what `_` stands for is inferred.
use std::collections::HashMap;

struct Parser<'a> {
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        Self { text }
    }
    fn again(&self, other: &str) -> usize {
        let p = Self::new(other); //~ ERROR[E0621] explicit lifetime required in the type of `other`
        p.text.len() + self.text.len()
    }
    fn shorter(&self, other: &str) -> usize {
        let p = Parser::new(other);
        p.text.len()
    }
}

fn identity<T>(t: T) -> T {
    t
}

fn turbofish(s: &str) -> usize {
    identity::<&'static str>(s).len() //~ ERROR[E0521] borrowed data escapes outside of function
}

fn later(s: &str) {
    let t: &'static str; //~ ERROR lifetime may not live long enough
    t = s;
    println!("{t}");
}

fn inferred<'a>(s: &'a str) -> Vec<&'a str> {
    let mut v: Vec<_> = vec!["literal"];
    v.push(s);
    let mut m: HashMap<_, Vec<_>> = HashMap::new();
    m.entry("key").or_insert_with(Vec::new).push("literal");
    m.entry(s).or_default().push(s);
    v
}

fn destructured<'a>(s: &'a str, pair: (&'a str, i32)) -> i32 {
    let (a, b): (&'static str, i32) = pair; //~ ERROR lifetime may not live long enough
    a.len() as i32 + b + s.len() as i32
}
