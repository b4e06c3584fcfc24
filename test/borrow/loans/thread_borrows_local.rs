use std::thread;
fn main() {
    let x = vec![1];
    let t = thread::spawn(|| println!("{x:?}")); //~ ERROR[E0373] closure may outlive the current function, but it borrows `x`, which is owned by the current function
    t.join().unwrap();
}
