//! Of a very long collection of owners, only the arrows of the elements that are shown are sent.
fn main() {
    let words: Vec<Box<u32>> = (0..3_000).map(Box::new).collect();
    println!("{}", words.len()); //@ break
}
