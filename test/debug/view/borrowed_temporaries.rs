//! What a reference borrows has a place, also where it has no name; nothing but a value's end leaves an arrow without a target.
fn id(n: i32) -> i32 {
    n
}

fn first<'a>(pair: &'a [i32; 2], by: &i32) -> &'a i32 {
    &pair[(*by - 1) as usize] //@ break
}

fn main() {
    let r = &id(5);
    let m = &mut [id(1), id(2)];
    m[0] = *first(&[id(3), id(4)], &id(2)); //@ break
    let lines = std::io::stdin();
    println!("{r} {m:?}"); //@ break
    drop(lines);
}
