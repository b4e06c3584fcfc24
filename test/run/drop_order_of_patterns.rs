#![allow(irrefutable_let_patterns, unused_variables)]

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

// Whichever alternative matches, `x` is declared before `y`.
fn first_alternative_decides((Ok([x, y]) | Err([y, x])): Result<[Loud; 2], [Loud; 2]>) {}

// What a guard binds goes before the variables of its arm.
fn guards(wanted: bool) {
    match Loud("scrutinee") {
        a if let b = Loud("guard")
            && let Loud(c) = &Loud("temporary of the guard")
            && wanted =>
        {
            println!("body {c}");
        }
        _ | _
            if let d = Loud("guard of each alternative")
                && !wanted
                && false =>
        {
            unreachable!()
        }
        e => println!("last"),
    }
}

fn main() {
    first_alternative_decides(Ok([Loud("x"), Loud("y")]));
    first_alternative_decides(Err([Loud("y"), Loud("x")]));
    guards(true);
    guards(false);
}
