// What was moved out of a field has a new owner; the old bytes own nothing.
struct Pair {
    left: String,
    right: String,
}

fn main() {
    let pair = Pair { left: String::from("one"), right: String::from("two") };
    let left = pair.left;
    println!("{left} {}", pair.right); //@ break
}
