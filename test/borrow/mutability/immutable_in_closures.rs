fn both(v: String) {
    let c = || v.push('x'); //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
    v.push('y'); //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
}
fn twice_inside(v: String) {
    let c = || {
        v.push('x'); //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
        v.push('y') //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
    };
}
fn reference(v: &String) {
    v.push('x'); //~ ERROR[E0596] cannot borrow `*v` as mutable, as it is behind a `&` reference
    v.push('y'); //~ ERROR[E0596] cannot borrow `*v` as mutable, as it is behind a `&` reference
}
