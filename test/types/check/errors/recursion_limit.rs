// A crate may set how deep dereferences nest.
#![recursion_limit = "4"]

struct Deep;
impl Deep {
    fn reached(&self) {}
}

fn main() {
    let near = &&&&Deep;
    near.reached();
    let far = &&&&&Deep;
    far.reached(); //~ ERROR[E0055]
    let _byte: &u8 = &&&&&&&&1u8; //~ ERROR[E0055] ERROR[E0308]
}
