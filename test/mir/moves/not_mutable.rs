struct P {
    a: i32,
}
static COUNT: i32 = 0;

fn behind(p: &P, s: &String) {
    p.a = 2;
    s.push('c');
}

fn main() {
    let s = String::new();
    s.push('a');
    let p = P { a: 1 };
    p.a = 2;
    let x = 1;
    let r = &mut x;
    COUNT = 1;
    let mut n = 0;
    let add = || n += 1;
    add();
}
