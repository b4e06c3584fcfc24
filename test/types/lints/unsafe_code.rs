#![warn(unsafe_code)]

unsafe fn raw() {}

unsafe trait Promise {
    unsafe fn ask(&self);
    unsafe fn answer(&self) {}
}

unsafe impl Promise for i32 {
    unsafe fn ask(&self) {}
}

#[allow(unsafe_code)]
fn allowed() {
    unsafe { raw() }
}

fn main() {
    unsafe {
        raw();
        1.ask();
        1.answer();
    }
    allowed();
    println!("{:?}", Some(1));
}
