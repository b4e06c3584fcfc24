// Rejected (E0384): a variable without `mut` gets its value once.

fn main() {
    let x = 5;
    println!("{x}");
    x = 6;
    println!("{x}");
}
