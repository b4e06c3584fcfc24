use std::thread;
fn main() {
    let x = vec![1];
    let t = thread::spawn(|| println!("{x:?}")); //~ ERROR[E0373]
    t.join().unwrap();
}
