use std::sync::Mutex;
fn main() {
    let m = Mutex::new(Some(1));
    let r;
    if let Some(n) = &*m.lock().unwrap() { //~ ERROR[E0716] temporary value dropped while borrowed
        r = n;
    } else {
        return;
    }
    println!("{r}");
}
