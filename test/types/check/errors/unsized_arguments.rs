// A parameter without a size is told where the function is called, too; a name that a trait says twice only where it stands.
fn unsized_text(text: str, count: usize) -> usize { //~ ERROR[E0277]
    count
}
trait Twice {
    fn same(&self);
    fn same(&self) -> i32; //~ ERROR[E0428]
}
fn called(twice: &dyn Twice) {
    unsized_text("", 1); //~ ERROR[E0308] ERROR[E0277]
}
fn generic<T: Twice>(twice: T) {
    twice.same();
}
struct Index(Vec<i32>);
impl std::ops::Index<usize> for Index {
    type Output = i32;
    fn index(self, at: usize) -> &i32 { //~ ERROR[E0106]
        &self.0[at]
    }
}
