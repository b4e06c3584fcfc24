// Format strings in all their forms: what rustc puts in, takes apart and shares must print as it does.
use std::fmt::{self, Arguments, Write};

struct Options;

impl fmt::Display for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (fill, width, precision) = (f.fill(), f.width(), f.precision());
        write!(f, "{fill:?} {width:?} {precision:?} {:?} ", f.align())?;
        write!(f, "{} {} {} {}", f.sign_plus(), f.sign_minus(), f.alternate(), f.sign_aware_zero_pad())
    }
}

struct Told(&'static str);

impl Drop for Told {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

fn shown(args: Arguments<'_>) -> String {
    format!("{:?} {} bytes: {args}", args.as_str(), size_of_val(&args))
}

fn options() {
    println!("{Options}");
    println!("{Options:+08.3} | {Options:*<-#w$.p$} | {Options:é^5}", w = 7, p = 2);
    let (width, by_reference) = (6, &3);
    println!("{:>width$}|{:<1$}|{:.*}|{:by_reference$}|", 1, 4, 2, 1.23456, 'c');
    println!("{0:?} {0:?} {0} {1:#x?} {1:02X?} {2:#010b} {2:e}", "q\"", [10, 255], 5);
}

fn texts() {
    println!("{} {}{} {:?} {}", "x", 12u8, 0x10, "y", 'z');
    println!("{{{}}} {}", format_args!("{} in {}", 1 + 1, "it"), concat!("a", 1));
    println!("{0} {0}", format_args!("<{}>", Told("twice")));
    println!("a text of more than a hundred and twenty-seven bytes, which takes a length of two bytes of its own: é {} {}", 1, '.');
    println!("{}", shown(format_args!("plain")));
    println!("{}", shown(format_args!("{}", "put in")));
    println!("{}", shown(format_args!("{}", 2 + 3)));
}

fn main() {
    options();
    texts();
    let kept = format_args!("{} and {}", Told("first"), Told("second")).to_string();
    println!("{kept}");
    let args = format_args!("{:>7}", Told("extended"));
    println!("{args}|{args:?}");
    let mut text = String::new();
    write!(text, "{}{}", 1, 2).unwrap();
    assert!(text == "12", "not {text}");
    assert_eq!(text.len(), 2, "of {}", text);
    let caught = std::panic::catch_unwind(|| unreachable!("by {}", 1 + 1));
    println!("{:?}", caught.unwrap_err().downcast_ref::<String>());
}
