enum E { A(i32), B }
fn main() {
    let mut e = E::A(1);
    let r = &mut e;
    match e { //~ ERROR[E0503] cannot use `e` because it was mutably borrowed
        E::A(_) => {}
        E::B => {}
    }
    *r = E::B;
}
