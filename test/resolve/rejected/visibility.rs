pub enum Sea {}
mod inner {
    pub struct Unit;
}

pub(in crate::Sea) struct Shark; //~ ERROR[E0577]

fn main() {}
