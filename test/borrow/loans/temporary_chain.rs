fn main() {
    let parts = String::from("a b").split(' ').collect::<Vec<_>>(); //~ ERROR[E0716] temporary value dropped while borrowed
    println!("{parts:?}");
}
