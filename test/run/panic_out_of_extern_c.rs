extern "C" fn callback(value: i32) -> i32 {
    if value > 1 {
        panic!("cannot unwind");
    }
    value + 1
}

extern "C-unwind" fn unwinding() {
    panic!("can unwind");
}

fn main() {
    println!("{}", callback(1));
    println!("{}", std::panic::catch_unwind(|| unwinding()).is_err());
    let _ = std::panic::catch_unwind(|| callback(2));
    println!("not reached");
}
