// A method that an impl of the right shape would give, were its bounds met; and one that nothing gives.
struct Wrapper<T>(T);
struct Plain;
impl<T: Clone> Clone for Wrapper<T> {
    fn clone(&self) -> Self {
        Wrapper(self.0.clone())
    }
}
trait Everywhere {
    fn everywhere(&self) {}
}
impl<T: Copy> Everywhere for T {}
trait Numbers {
    fn number(&self) {}
}
impl Numbers for i32 {}

fn main() {
    let wrapped = Wrapper(Plain);
    wrapped.clone();
    Plain.everywhere();
    Plain.number();
    Plain.clone();
    Some(Plain).clone();
    Plain.to_string();
    Some(1).missing();
    vec![1].missing();
}
