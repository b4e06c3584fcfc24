fn first(v: &Vec<i32>) -> &i32 {
    &v[0]
}
fn push() {
    let mut v = vec![1];
    let a = &v[0];
    v.push(2);
    println!("{a}");
}
fn twice() {
    let mut s = String::new();
    let a = &mut s;
    let b = &mut s;
    a.push('a');
    b.push('b');
}
fn moved() {
    let s = String::from("a");
    let r = &s;
    drop(s);
    println!("{r}");
}
fn assigned() {
    let mut x = 1;
    let r = &x;
    x = 2;
    println!("{r}");
}
fn used() {
    let mut x = 1;
    let r = &mut x;
    let y = x + 1;
    *r = y;
}
fn ended() {
    let r;
    {
        let x = 1;
        r = &x;
    }
    println!("{r}");
}
fn temporary() {
    let r = String::from("a").as_str();
    println!("{r}");
}
fn returned() -> &'static str {
    let s = String::from("a");
    &s
}
fn returned_ref<'a>() -> &'a String {
    let s = String::new();
    &s
}
fn slice() -> &'static [i32] {
    let v = vec![1];
    v.as_slice()
}
fn closure() -> impl Fn() -> i32 {
    let n = 1;
    || n + 1
}
fn boxed() -> Box<dyn Fn(i32) -> i32> {
    let n = 1;
    Box::new(|x| x + n)
}
fn thread() {
    let v = vec![1];
    let t = std::thread::spawn(|| println!("{v:?}"));
    t.join().unwrap();
}
fn in_loop() {
    let mut v = vec![1];
    for x in &v {
        v.push(*x);
    }
}
fn map() {
    let mut v = vec![1, 2];
    let f = first(&v);
    v.clear();
    println!("{f}");
}
fn two_elements() {
    let mut v = vec![1, 2];
    let a = &mut v[0];
    let b = &mut v[1];
    std::mem::swap(a, b);
}
fn main() {}
