trait T {}
impl T for &String {}
fn main() {
    let b: Box<dyn T + '_>;
    let s = String::from("a");
    b = Box::new(&s); //~ ERROR[E0597] `s` does not live long enough
}
