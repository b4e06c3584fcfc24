// What a closure's body needs of the regions around it is required where the closure is made.
use std::thread;

fn spawned(s: &str) {
    thread::spawn(move || println!("{s}")); //~ ERROR[E0521] borrowed data escapes outside of function
}

fn spawned_owned(s: &str) {
    let s = s.to_string();
    thread::spawn(move || println!("{s}"));
}

fn escaping() {
    let mut out: Vec<&i32> = vec![];
    let mut push = |x: &i32| out.push(x); //~ ERROR[E0521] borrowed data escapes outside of closure
    push(&1);
}

fn required<'a, 'b>(x: &'a i32, _y: &'b i32) {
    let f = |z: &'a i32| {
        let _w: &'b i32 = z; //~ ERROR lifetime may not live long enough
    };
    f(x);
}

fn allowed<'a: 'b, 'b>(x: &'a i32, _y: &'b i32) {
    let f = |z: &'a i32| {
        let _w: &'b i32 = z;
    };
    f(x);
}

fn own_reference() {
    let mut v = vec![1];
    let mut f = || &mut v; //~ ERROR captured variable cannot escape `FnMut` closure body
    f();
}

fn identity() {
    let f = |x: &i32| x; //~ ERROR lifetime may not live long enough
    f(&1);
}

fn sorted(words: &mut [&str]) {
    words.sort_by_key(|w| w.len());
    words.sort_by(|a, b| a.len().cmp(&b.len()));
}

fn counted<'a>(words: &[&'a str]) -> Vec<(&'a str, usize)> {
    words.iter().map(|w| (*w, w.len())).filter(|(_, n)| *n > 1).collect()
}

fn call<F: Fn(&i32) -> &i32>(f: F) {
    f(&1);
}

fn returns_other<'a>(y: &'a i32) {
    call(|_x| y); //~ ERROR lifetime may not live long enough
}
