struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let p = Point { x: 3, y: 4 };
    let v = vec![10, 20, 30];
    let b = Box::new(7);
    let name = String::from("<b>bold</b><img src=x onerror=alert(1)>");
    let some = Some(v.len());

    // A breakpoint on this line moves to the next one.
    println!("{} {} {} {} {:?}", p.x + p.y, v[2], b, name, some);
}
