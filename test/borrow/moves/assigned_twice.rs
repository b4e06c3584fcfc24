fn r<T>(_: &T) {}
fn m52() {
    let x;
    x = 1;
    x = 2; //~ ERROR[E0384] cannot assign twice to immutable variable `x`
    r(&x);
    let (a, b);
    (a, b) = (1, 2);
    a = 3; //~ ERROR[E0384] cannot assign twice to immutable variable `a`
    r(&(a, b));
}
fn m53(x: i32) {
    x = 1; //~ ERROR[E0384] cannot assign to immutable argument `x`
    let y = 2;
    y += 1; //~ ERROR[E0384] cannot assign twice to immutable variable `y`
    for i in 0..3 {
        i += 1; //~ ERROR[E0384] cannot assign twice to immutable variable `i`
    }
    let c = |z: i32| {
        z = 1; //~ ERROR[E0384] cannot assign to immutable argument `z`
    };
}
fn m54(x: Option<i32>) {
    if let Some(y) = x {
        y = 1; //~ ERROR[E0384] cannot assign twice to immutable variable `y`
    }
    match x {
        Some(y) => y += 1, //~ ERROR[E0384] cannot assign twice to immutable variable `y`
        ref z => {
            z = &None; //~ ERROR[E0384] cannot assign twice to immutable variable `z`
        }
    }
}
