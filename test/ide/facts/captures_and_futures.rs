struct P { x: i32, y: String }
fn make(n: i32) -> impl Fn(i32) -> i32 {
    let twice = (n * 2, n);
    move |k| twice.0 + k
}
async fn load(name: &str) -> usize {
    let owned = name.to_string();
    let n = step(&owned).await;
    n + owned.len()
}
async fn step(s: &str) -> usize { s.len() }
fn main() {
    let mut p = P { x: 1, y: String::from("y") };
    let mut bump = || { p.x += 1; p.x };
    bump();
    let y = &p.y;
    let show = || y.len();
    println!("{} {}", show(), make(2)(3));
    let eat = move || drop(p);
    eat();
    let _ = load("a");
}
