fn main() {
    let mut a = 0;
    a = 5;
    println!("{a}");
    let mut b = 1;
    println!("{b}");
    b = 2;
    let c;
    c = 3;
    let mut d = 0;
    d += 1;
    let mut e = String::from("x");
    e = String::from("y");
    println!("{e}");
    for i in 0..3 {
        let mut f = i;
        f = f + 1;
    }
    let mut g = 1;
    loop {
        println!("{g}");
        g = 2;
        break;
    }
    let mut h = 0;
    let mut k = || { h = 1; };
    k();
    let mut pair = (1, 2);
    pair.0 = 3;
    let mut m = 0;
    let r = &mut m;
    *r = 1;
    m = 7;
    let (mut p, q) = (1, 2);
    p = q;
    par(1);
    branches(true);
    fields(Point { x: 1 }, &mut Point { x: 2 });
}
fn par(mut x: i32) {
    x = 2;
    println!("{x}");
}

fn branches(flag: bool) -> i32 {
    let mut best = 0;
    if flag {
        best = 1;
    } else {
        best = 2;
    }
    let choice = if flag { 1 } else { 2 };
    let mut total = 0;
    for n in 0..choice {
        total += n;
    }
    let mut last = None::<i32>;
    while let Some(n) = last {
        last = if n > 3 { None } else { Some(n + 1) };
    }
    let mut done = false;
    while !done {
        done = true;
    }
    let mut text = String::new();
    text.push('a');
    let mut _quiet = 1;
    _quiet = 2;
    let mut array = [0; 3];
    array[0] = 1;
    let shared = &mut total;
    *shared += 1;
    best + total
}

struct Point {
    x: i32,
}

fn fields(mut point: Point, by: &mut Point) -> i32 {
    point.x = 1;
    by.x = 2;
    let copy = point.x;
    point = Point { x: 3 };
    copy
}
fn updated_in_loops(values: &[i32]) -> i32 {
    let mut n = 0;
    let last = 'outer: loop {
        loop {
            n += 1;
            if n == 10 {
                break 'outer n * 2;
            }
            if n % 3 == 0 {
                break;
            }
        }
    };
    let mut sum = 0;
    for value in values {
        sum += value;
    }
    let mut unread = 0;
    for value in values {
        unread += value;
    }
    last + sum
}
