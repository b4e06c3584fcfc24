fn first_word(s: &String) -> &str { &s[..1] }
fn main() {
    let mut s = String::from("hello world");
    let word = first_word(&s);
    s.clear(); //~ ERROR[E0502] cannot borrow `s` as mutable because it is also borrowed as immutable
    println!("the first word is: {word}");
}
