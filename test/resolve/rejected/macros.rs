macro_rules! uses_x {
    () => {
        x //~ ERROR[E0425]
    };
}
macro_rules! defines_x {
    () => {
        let x = 1;
    };
}
mod inner {
    pub fn too_early() {
        later!(); //~ ERROR[]
    }
    macro_rules! later {
        () => {};
    }
    fn now() {
        later!();
    }
}
fn main() {
    let x = 1;
    uses_x!();
    defines_x!();
    later!(); //~ ERROR[]
    std::nomac!(); //~ ERROR[E0433]
}
