// While the stack is unwound, the panic has its message; nothing of it is leaked. Of two calls of one function the second is a new one.
struct Guard(Box<i32>);

impl Drop for Guard {
    fn drop(&mut self) {
        *self.0 += 1; //@ break
    }
}

fn fail(number: i32) {
    let _guard = Guard(Box::new(number)); //@ break
    if number > 1 {
        panic!("{number} is too much");
    }
}

fn main() {
    fail(1);
    let caught = std::panic::catch_unwind(|| fail(2));
    println!("{}", caught.is_err()); //@ break
    std::mem::forget(vec![1, 2]);
}
