fn pick(v: &[i32], index: usize) -> i32 {
    v[index]
}

fn main() {
    let v = vec![1, 2, 3];
    println!("{}", pick(&v, 7));
}
