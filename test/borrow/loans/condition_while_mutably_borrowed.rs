fn main() {
    let mut ready = false;
    let r = &mut ready;
    if ready { //~ ERROR[E0503] cannot use `ready` because it was mutably borrowed
        println!("no");
    }
    *r = true;
}
