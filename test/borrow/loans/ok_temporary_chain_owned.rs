fn main() {
    let parts = String::from("a b").split(' ').map(String::from).collect::<Vec<_>>();
    println!("{parts:?}");
}
