//@ edition: 2021
fn o7(x: &str) -> impl Iterator<Item = char> + '_ {
    x.chars()
}
fn u7() {
    let r;
    {
        let s = String::new();
        r = o7(&s); //~ ERROR[E0597] `s` does not live long enough
    }
    r.count();
}
fn o9(v: &Vec<i32>) -> impl Iterator<Item = &i32> {
    v.iter()
}
fn u9() {
    let mut v = vec![1];
    let it = o9(&v);
    v.push(1); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
    it.count();
}
