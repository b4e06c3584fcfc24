fn main() {
    let mut ready = false;
    let r = &mut ready;
    if ready { //~ ERROR[E0503]
        println!("no");
    }
    *r = true;
}
