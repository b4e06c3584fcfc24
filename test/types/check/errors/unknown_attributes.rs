#![allow(unused, clippy::all)]
// An attribute that nothing defines; what `cfg` takes out has none.
#[tset]
fn function(#[parameter] x: i32) {
    #[statement]
    let y = 1;
    match y {
        #[arm]
        _ => {}
    }
}

#[derive(Debug)]
struct Fields {
    #[serde(rename = "b")]
    a: i32,
}

#[derive(Default)]
enum Helped {
    #[default]
    First,
}

#[some::tool]
fn tool() {}

#[cfg(never)]
#[gone]
mod inner {}

#[rustfmt::skip]
#[must_use]
fn main() {}
