struct P {
    a: i32,
}

fn main() {
    let x: i32;
    let y = x;
    let z: i32;
    if y > 1 {
        z = 2;
    }
    let w = z;
    let p: P;
    p.a = 1;
    let ok;
    if w > 1 {
        ok = 1;
    } else {
        ok = 2;
    }
    let sum = ok + 1;
}
