// What the block of a body brings, by a glob or by a macro, may not change what a name outside of it means to imports and macros.
mod outer {
    macro_rules! one {
        () => {};
    }
    pub(crate) use one;
}
mod globbed {
    macro_rules! two {
        () => {};
    }
    pub(crate) use two as name;
}
macro_rules! bring {
    () => {
        mod place {
            pub(crate) use bring;
            pub struct S;
        }
    };
}
bring!();
use outer::one as name;

const GLOB: () = {
    use globbed::*;
    name!(); //~ ERROR[E0659]
};
const MODULE: () = {
    place::bring!(); //~ ERROR[E0659]
};
const IMPORT: () = {
    bring!();
    use place::S; //~ ERROR[E0659]
};
fn textual() {
    macro_rules! first {
        () => {};
    }
    macro_rules! second {
        () => {};
    }
    fn inner() {
        use second as first;
        first!(); //~ ERROR[E0659]
    }
}
fn shadows() {
    use globbed::name;
    name!();
}
fn main() {}
