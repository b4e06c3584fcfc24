fn eat(_: Vec<i32>) {}
fn main() {
    let v = vec![1];
    let r = &v;
    if r.len() > 3 {
        eat(v);
    } else {
        println!("{}", r.len());
    }
}
