// Calls as left sides; what is wrong with the right side is not told as well. Nothing more is told where the operator is missing.
fn number() -> i32 {
    1
}
struct Pair(i32, i32);
fn assigns() {
    number() = "x"; //~ ERROR[E0070]
    number() += 1; //~ ERROR[E0067]
    let cell = std::cell::RefCell::new(1);
    cell.borrow_mut() = 'c'; //~ ERROR[E0070]
    cell.borrow_mut() += 1; //~ ERROR[E0368]
    let (mut a, mut b) = (1, 2);
    Pair(a, b) = Pair(b, a);
    let mut m = std::sync::Mutex::new(a + b);
    m += 1; //~ ERROR[E0368]
    let f = 1.5;
    a + f; //~ ERROR[E0277]
    1 + 1.5; //~ ERROR[E0277]
    2.0.neg(); //~ ERROR[E0689]
}
struct Marked<T> {
    marker: std::marker::PhantomData<T>,
    unit: (),
}
