fn main() {
    loop {
        println!("and on and on and on");
    }
}
