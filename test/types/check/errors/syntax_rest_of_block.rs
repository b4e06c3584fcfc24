// After a syntax error in a statement nothing is told of the rest of its block; around it all is.
struct Fields {
    x i32,
    y: i32,
}

struct Semicolons {
    x: i32;
    y: i32
    z: i32,
}

fn params(x, y: i32 z: i32) -> i32 {
    x + y + z
}

fn inner() {
    aaa;
    {
        let a = 5 let b = 6;
        println!("{}", b);
        bbb;
    }
    ccc;
}

fn whole() -> i32 {
    let x: i32 = ;
    ddd;
    x
}

fn conditions(n: i32) {
    if n > 3 return;
}

fn loops() {
    while true do {}
}

fn main() {
    let f = Fields { x: 1, y: 2 };
    let s = Semicolons { x: f.x, y: 2, z: 3 };
    params(1, 2, 3);
    let t: i32 = "text";
    let u += 5;
}
