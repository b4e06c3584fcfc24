// A panic at run time: the index is out of bounds.
//
// Look for: the stop where the panic happens, with rustc's message; then the stack unwinding, and every live value being dropped
// on the way out.

struct Guard(&'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("dropped while unwinding: {}", self.0);
    }
}

fn pick(values: &[i32], index: usize) -> i32 {
    let _guard = Guard("in pick");
    values[index]
}

fn main() {
    let _guard = Guard("in main");
    let values = vec![1, 2, 3];
    println!("{}", pick(&values, 1));
    println!("{}", pick(&values, 7));
}
