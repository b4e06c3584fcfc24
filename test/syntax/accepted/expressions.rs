fn precedence(a: i32, b: i32, f: fn(i32) -> bool) -> bool {
    let x = a + b * -2 << 1 & 3 | 4 ^ !5;
    let r = ..=a + 1;
    let _ = (a as i64) < b as i64 && f(a) || !f(b);
    let c = move |y: i32| -> i32 { y + a };
    *&raw const x == c(1) && r.contains(&2)
}
async fn chain(v: Vec<Vec<u8>>) -> Result<(), ()> {
    v.iter().map(|x| x.len()).collect::<Vec<_>>()?.get(0).await?.0.1;
    if let Some(x) = v.first() && let [a, .., b] = x[..] && a < b {}
    let Some(y) = v.last() else { return Err(()) };
    'outer: for i in 0..y.len() { while i > 1 { continue 'outer } break 'outer; }
    let z = 'a: { if true { break 'a S { x: 1, ..D } } const { N } };
    match z { S { x: 1..=5 | 7, ref y, .. } if true => {} _ => (), }
    unsafe { p.read() }
}
