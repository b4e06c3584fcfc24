trait Name {
    fn name(&self) -> u8;
}
trait Other {
    fn name(&self) -> u8;
}
struct A;
impl Name for A {
    fn name(&self) -> u8 {
        1
    }
}
impl Other for A {
    fn name(&self) -> u8 {
        2
    }
}
struct D;
impl Drop for D {
    fn drop(&mut self) {}
}
fn show<T: Name>(t: T) {}
fn generic<T>(t: T) -> bool {
    t == t
}
fn main() {
    A.name();
    show(1);
    D.drop();
    let f: &dyn Fn(i32) = &|a: i32, b: i32| {};
    let g: fn(u8) = |x: i32| {};
    let mut n = 1;
    let h: &dyn Name = &n;
    A + A;
    A == A;
    n += "a";
    [D; 2];
}
