// A `for` loop keeps what it takes its values from: those left are its, not leaked.
fn main() {
    let names = vec![String::from("a"), String::from("b")];
    let mut total = 0;
    for name in names {
        total += name.len(); //@ break
    }
    println!("{total}");
}
