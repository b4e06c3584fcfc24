// Function pointers are compared, hashed and printed by their addresses.
fn one(x: i32) -> i32 {
    x + 1
}
fn two(x: i32) -> i32 {
    x + 2
}

fn main() {
    let (f, g): (fn(i32) -> i32, fn(i32) -> i32) = (one, two);
    println!("{} {} {}", f == one as fn(i32) -> i32, f == g, std::ptr::fn_addr_eq(f, g));
    println!("{} {}", format!("{f:?}") == format!("{:p}", f), format!("{g:?}").starts_with("0x"));
}
