fn main() {
    let mut v = vec![1];
    let a = &mut v;
    {
        let b = &mut *a;
        b.push(3);
    }
    a.push(2);
}
