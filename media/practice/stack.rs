// The stack: two integers and their sum.
//
// Look for: the frame of `main` with one slot per variable, each with its own address. A slot is hatched until its `let`
// has run: the place is there as soon as the function is entered, the value is not.

fn main() {
    let a = 2;
    let b = 3;
    let sum = a + b;
    println!("{a} + {b} = {sum}");
}
