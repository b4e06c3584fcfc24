fn chg<T>(_: &mut T) {}
fn thrice(v: String) { //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
    v.push('x');
    v.push('y');
    chg(&mut v);
}
fn once(v: String) {
    v.push('x'); //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
}
fn local() {
    let v = String::new(); //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
    v.push('x');
    v.push('y');
}
fn fields(v: (String, String)) { //~ ERROR[E0596] cannot borrow `v.0` as mutable, as `v` is not declared as mutable
    v.0.push('x');
    v.1.push('y');
    chg(&mut v);
}
fn borrowed_and_assigned(v: (String, i32)) {
    v.0.push('x'); //~ ERROR[E0596] cannot borrow `v.0` as mutable, as `v` is not declared as mutable
    v.1 = 3; //~ ERROR[E0594] cannot assign to `v.1`, as `v` is not declared as mutable
}
