// A macro that a call defines does not shadow one that was there before.
macro_rules! define {
    () => {
        macro_rules! twice {
            () => {};
        }
    };
}

fn shadows() {
    macro_rules! twice {
        () => {};
    }
    define!();
    twice!(); //~ ERROR[E0659]
}

fn both() {
    define!();
    define!();
    twice!(); //~ ERROR[E0659]
}

fn one() {
    define!();
    twice!();
}

fn exports() {
    macro_rules! private {
        () => {};
    }
    pub(crate) use private as allowed;
    pub use private; //~ ERROR[E0364]
}

fn main() {}
