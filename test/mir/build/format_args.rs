// What rustc makes of format strings: hidden variables that live as long as the statement's temporaries, or the `let`'s.
fn shown(a: i32, w: usize) {
    println!("{a} and {:w$}", a + 1);
    println!("plain {}", "text");
}

fn kept(a: i32) {
    let args = format_args!("{:?}", -a);
    drop(args.to_string());
}

fn main() {
    shown(1, 2);
    kept(3);
}
