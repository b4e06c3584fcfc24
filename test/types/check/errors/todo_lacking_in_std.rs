// What Rust's std has and ours has not is our limit; what nobody has is the program's error.
use std::net::IpAddr;
use std::os::unix::fs::FileTypeExt;
use std::fs::{canonicalize, nothing};

fn command(_: std::process::Command) {}

fn layout(layout: std::alloc::Layout) {
    let _ = layout.repeat(2);
    let _ = layout.repeated(2);
}

fn write<T: std::io::Write>(_: T) {}

struct Layout;

fn main() {
    write(&std::net::TcpStream::connect("").unwrap());
    write(&Layout);
    Layout.repeat(2);
    let _ = std::net::Shutdown::Both;
}
