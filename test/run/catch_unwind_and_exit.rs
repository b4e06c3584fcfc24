use std::panic;
fn main() {
    let caught = panic::catch_unwind(|| {
        let v: Vec<i32> = Vec::new();
        v[3]
    });
    println!("{}", caught.is_err());
    std::process::exit(7);
}
