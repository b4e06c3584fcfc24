fn argument(n: i32) {
    n = 2;
}

fn main() {
    let x = 1;
    x = 2;
    let y;
    loop {
        y = 1;
    }
}
