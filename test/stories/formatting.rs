struct S;
fn counts(s: &S) {
    println!("{:w$} {:.1$}", 1, 5u8, w = "x");
    println!("{:.*}", 1.5, 2);
    println!("a\t\u{e9} {s:?} {0:x} {0:X}", s);
    println!(concat!("{", "}"), s);
    println!("{}", *"abc");
}
fn strings(x: i32) {
    println!(concat!("{x}"));
    println!("{} {}", x);
    println!("{}", x, x);
    println!("{:y}", x);
}
const fn constant(x: u32, text: &str) -> u32 {
    if x > 3 {
        panic!("no {x}");
    }
    if x > 2 {
        panic!("{}", x);
    }
    assert!(x > 1, "{}", text);
    x
}
const A: std::fmt::Arguments<'static> = format_args!("{}", 1);
fn main() {
    counts(&S);
    strings(constant(1, ""));
    panic!("{}", S);
}
