//! What is dropped at a closing brace is there until then, while its own `drop` runs too.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0); //@ break
    }
}

fn main() {
    let outer = Noisy("outer");
    {
        let _inner = Noisy("inner");
        let _count = 3;
    } //@ break
    println!("{}", outer.0); //@ break
}
