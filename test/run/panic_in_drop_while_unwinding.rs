struct Fragile(&'static str);

impl Drop for Fragile {
    fn drop(&mut self) {
        println!("drops {}", self.0);
        panic!("in drop");
    }
}

fn main() {
    let caught = std::panic::catch_unwind(|| {
        let _alone = Fragile("alone");
    });
    println!("caught: {}", caught.is_err());
    let _first = Fragile("first");
    let _second = Fragile("second");
    panic!("two drops follow");
}
