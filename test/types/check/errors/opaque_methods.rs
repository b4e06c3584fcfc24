// Methods that return futures or opaque types are compared by their parameters too.
trait Fetch {
    async fn fetch(&mut self, n: u32) -> u32;
    fn rows(&mut self) -> impl Sized;
}
struct Shared;
impl Fetch for Shared {
    async fn fetch(&self, n: u32) -> u32 { //~ ERROR[E0053]
        n
    }
    fn rows(&self) -> impl Sized { //~ ERROR[E0053]
        1
    }
}
struct Endless;
impl Iterator for Endless {
    type Item = &str; //~ ERROR
    fn next(&mut self) -> Option<Self::Item> {
        None
    }
}
fn main() {}
