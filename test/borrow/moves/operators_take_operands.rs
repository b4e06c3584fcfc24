fn m29(mut a: String) {
    a = a + "x";
    a += &a.clone();
    let b = a + &a; //~ ERROR[E0382] borrow of moved value: `a`
}
fn m30(a: String) -> bool {
    let b = a == a;
    let c = a;
    a == c //~ ERROR[E0382] borrow of moved value: `a`
}
