fn main() {
    let mut v = vec![1];
    let r = &v;
    if v.len() > 1 {
        println!("{}", r.len());
    } else {
        v.push(2);
    }
    v.push(3);
}
