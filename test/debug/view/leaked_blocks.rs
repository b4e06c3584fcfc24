//! Who owns a block that no variable owns: nobody, a leaked block that a reference still reaches, a forgotten one.
struct Pair {
    left: Box<i32>,
    right: Box<Name>,
}

struct Name {
    text: String,
}

fn main() {
    let pair = Pair { left: Box::new(1), right: Box::new(Name { text: String::from("deep") }) };
    let leaked: &'static mut Pair = Box::leak(Box::new(pair));
    std::mem::forget(Box::new(Name { text: String::from("lost") }));
    let text: &str = &leaked.right.text;
    println!("{} {}", leaked.left, text); //@ break
}
