async fn g(x: &str) -> usize {
    x.len()
}
async fn f46(xs: &[String]) -> usize {
    let mut n = 0;
    for x in xs {
        n += g(x).await;
    }
    n
}
async fn f47(mut xs: Vec<String>) {
    for x in &xs {
        g(x).await;
        xs.push(String::new()); //~ ERROR[E0502] cannot borrow `xs` as mutable because it is also borrowed as immutable
    }
}
async fn f36(x: &mut Option<String>) -> &mut String {
    match x {
        Some(s) => s,
        None => {
            *x = Some(String::new());
            x.as_mut().unwrap()
        }
    }
}
