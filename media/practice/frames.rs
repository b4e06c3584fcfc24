// Calls three deep: a frame appears with each call and goes with each return.
//
// Look for: each call's own copy of `x`; the newest frame at the lowest address (the stack grows down); the returned value
// arriving in the caller's frame when the callee's frame is gone.

fn double(x: i32) -> i32 {
    let result = x * 2;
    result
}

fn double_plus_one(x: i32) -> i32 {
    let doubled = double(x);
    doubled + 1
}

fn main() {
    let x = 20;
    let answer = double_plus_one(x);
    println!("{answer}");
}
