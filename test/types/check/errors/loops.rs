fn main() {
    let a: i32 = loop { break "a" };
    let b = while true { break 1; };
    let c = for i in 0..3 { break i; };
    let d: u8 = 'l: { if a > 1 { break 'l 2u8; } "x" };
    let e = loop {
        if a > 3 { break; }
        break 1;
    };
    for x in 5 {}
    let Some(y) = Some(1) else { 3 };
    None?;
}
