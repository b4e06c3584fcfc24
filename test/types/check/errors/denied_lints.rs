static mut COUNT: u32 = 0;
#[derive(Debug)]
#[must_use]
struct Ticket;
fn ticket() -> Ticket {
    Ticket
}
fn main() {
    let _r = unsafe { &COUNT };
    let big: u8 = 256;
    let _small = -129i8;
    let _ok = -128i8;
    let mut only_assigned;
    only_assigned = 1;
    ticket();
    1 + 1;
    match 1 {
        _ => {}
        2 => {}
    }
    return;
    ticket();
}
