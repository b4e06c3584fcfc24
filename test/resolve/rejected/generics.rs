fn outer<T, const N: usize>(t: T) {
    fn inner(x: T) {} //~ ERROR[E0401]
    struct S([u8; N]); //~ ERROR[E0401]
    const C: usize = N; //~ ERROR[E0401]
    let array = [0; N + 1]; //~ ERROR[]
}
fn twice<T, T>() {} //~ ERROR[E0403]
fn lifetimes<'a, 'a>() {} //~ ERROR[E0403]
struct S<T>(T);
impl<T> S<T> {
    fn again<T>() {} //~ ERROR[E0403]
    fn shadows<'a>(&'a self) {
        fn own<'a>() {}
        let c: for<'a> fn(&'a i32); //~ ERROR[E0496]
        fn of_self(_: Self) {} //~ ERROR[E0401]
    }
}
fn undeclared(x: &'a i32) {} //~ ERROR[E0261]
struct Fields<'a> {
    x: &'b i32, //~ ERROR[E0261]
    y: &'a i32,
}
fn reserved<'static>() {} //~ ERROR[E0262]
struct Forward<A = B, B = i32>(A, B); //~ ERROR[E0128]
struct Dependent<T, const N: T>(T); //~ ERROR[E0770]
trait Tr {
    type A = i32;
    fn f() {}
    const C: i32 = 0;
}
impl Tr for i32 {
    type B = i32; //~ ERROR[E0437]
    fn g() {} //~ ERROR[E0407]
    const D: i32 = 1; //~ ERROR[E0438]
}
fn assoc<T: Tr>(x: <T as Tr>::Z) {} //~ ERROR[E0576]
fn not_a_type<T: Tr>(x: <T as Tr>::f) {} //~ ERROR[E0575]
fn main() {}
