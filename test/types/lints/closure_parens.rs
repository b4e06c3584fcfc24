// Parentheses around what a closure gives.
fn main() {
    let mut y = 1;
    let a = |i: i32| (i < 3);
    let mut b = |i: i32| (y = i);
    let c = |i: i32| ({ 1 } + i);
    let d = |i: i32| (if i > 1 { 1 } else { 2 });
    let e = |s: &str| (s.len(), 1);
    let f = |i: i32| (i) + 1;
    let g = [1].iter().map(|x| (x * 2)).count();
    b(1);
    println!("{} {} {} {:?} {} {}", a(1), c(1), d(1), e(""), f(1), g);
}
