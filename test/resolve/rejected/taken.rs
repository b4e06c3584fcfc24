struct A;
enum A {} //~ ERROR[E0428]
fn f() {}
const f: i32 = 1; //~ ERROR[E0428]
mod m {
    pub struct B;
    pub struct A;
}
use m::B;
struct B; //~ ERROR[E0255]
use m::A as C;
use m::B as C; //~ ERROR[E0252]
enum E {
    One,
    One, //~ ERROR[E0428]
}
trait T {
    fn t();
    fn t(); //~ ERROR[E0428]
}
fn main() {
    struct Inner;
    fn Inner() {} //~ ERROR[E0428]
}
