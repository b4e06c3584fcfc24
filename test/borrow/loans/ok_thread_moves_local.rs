use std::thread;
fn main() {
    let x = vec![1];
    let t = thread::spawn(move || println!("{x:?}"));
    t.join().unwrap();
}
