struct Checked<const N: usize>;
impl<const N: usize> Checked<N> {
    const SMALL: () = assert!(N < 4);
}
struct Never;
impl Never {
    const USED: () = panic!("never");
}
fn checked<const N: usize>() {
    Checked::<N>::SMALL
}
fn main() {
    checked::<3>();
    let call = || checked::<5>();
    call();
    if false {
        const { panic!("dead") }
    }
}
