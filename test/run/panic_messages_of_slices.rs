// What std says where a part of a text or slice is not there.
use std::panic::{catch_unwind, set_hook, UnwindSafe};

fn said<R>(f: impl FnOnce() -> R + UnwindSafe) {
    let payload = catch_unwind(f).err().unwrap();
    match payload.downcast::<String>() {
        Ok(text) => println!("{text}"),
        Err(other) => println!("{}", other.downcast_ref::<&str>().unwrap()),
    }
}

fn main() {
    set_hook(Box::new(|_| {}));
    let s = "aé漢";
    said(|| s[2..].len());
    said(|| s[..2].len());
    said(|| s[1..5].len());
    said(|| s[9..].len());
    said(|| s[1..9].len());
    said(|| s[3..1].len());
    said(|| s[0..=1].len());
    said(|| s[..=usize::MAX].len());
    let long = "é".repeat(200);
    said(|| long[1..].len());
    said(|| s.to_string().drain(1..2).count());
    said(|| s.to_string().drain(2..).count());
    said(|| s.to_string().replace_range(..2, ""));
    said(|| s.to_string().replace_range(2.., ""));
    let v = [1, 2, 3];
    said(|| v[3..][0]);
    said(|| v.iter().as_slice()[3..1].len());
    said(|| v.iter().as_slice()[5..].len());
    said(|| v.iter().as_slice()[..=3].len());
    said(|| v.iter().as_slice()[1..=3].len());
    said(|| v.iter().as_slice()[3..=1].len());
    said(|| v.iter().as_slice()[..=usize::MAX].len());
    said(|| 5.clamp(7, 1));
    println!("{:?}", "yes".parse::<bool>());
}
