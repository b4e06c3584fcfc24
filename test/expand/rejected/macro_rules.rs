macro_rules! one { ($a:expr) => { $a } }
macro_rules! word { (a) => {} }
macro_rules! forever { () => { forever!() } }
macro_rules! deep { ($($x:expr),*) => { $x } }
macro_rules! bad { ($a:foo) => {} }
fn main() {
    one!(1 2);
    one!();
    word!(b);
    forever!();
    deep!(1, 2);
}
