const fn limit() -> usize; //~ ERROR free function without a body
const SIZE: usize = limit();
fn main() {
    let list = [0; limit()];
    println!("{} {SIZE}", list.len());
}
