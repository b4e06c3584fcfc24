async fn f25(x: &i32) {
    *x += 1; //~ ERROR[E0594] cannot assign to `*x`, which is behind a `&` reference
}
async fn f26(x: i32) {
    x += 1; //~ ERROR[E0384] cannot assign twice to immutable variable `x`
}
fn f35() {
    let x = 1;
    let a = async { x += 1 }; //~ ERROR[E0594] cannot assign to `x`, as it is not declared as mutable
}
