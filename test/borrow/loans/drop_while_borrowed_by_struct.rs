struct View<'a>(&'a Vec<i32>);
fn main() {
    let v = vec![1];
    let w = View(&v);
    drop(v); //~ ERROR[E0505] cannot move out of `v` because it is borrowed
    println!("{}", w.0.len());
}
