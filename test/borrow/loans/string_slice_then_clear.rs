fn first_word(s: &String) -> &str { &s[..1] }
fn main() {
    let mut s = String::from("hello world");
    let word = first_word(&s);
    s.clear(); //~ ERROR[E0502]
    println!("the first word is: {word}");
}
