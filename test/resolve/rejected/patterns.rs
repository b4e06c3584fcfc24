static COUNT: i32 = 0;
struct Unit;
struct Tuple(i32);
enum E {
    A(i32, i32),
    B,
}
fn twice(a: i32, a: i32) {} //~ ERROR[E0415]
fn main() {
    let (a, a) = (1, 2); //~ ERROR[E0416]
    let c = |q: i32, q: i32| (); //~ ERROR[E0415]
    match 1 {
        x | 2 => {} //~ ERROR[E0408]
    }
    match (1, 2) {
        (a, ref b) | (ref b, a) => {}
        (x, ref y) | (y, x) => {} //~ ERROR[E0409]
    }
    match E::B {
        E::A(x, _) | E::A(_, y) | E::B => {} //~ ERROR[E0408] ERROR[E0408]
        Missing(x) => {} //~ ERROR[E0531]
        Missing::B => {} //~ ERROR[E0433]
        E::A => {} //~ ERROR[E0532]
        E::B(x) => {} //~ ERROR[E0532]
        main => {}
        self::main => {} //~ ERROR[E0532]
        main() => {} //~ ERROR[E0532]
    }
    let COUNT = 1; //~ ERROR[E0530]
    let ref Unit = Unit; //~ ERROR[E0530]
    let Tuple = Tuple(1); //~ ERROR[E0530]
    let Nowhere { x } = 1; //~ ERROR[E0422]
}
fn param(Unit @ _: Unit) {} //~ ERROR[E0530]
