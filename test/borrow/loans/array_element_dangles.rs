fn main() {
    let x;
    {
        let s = String::new();
        let [y] = [&s]; //~ ERROR[E0597] `s` does not live long enough
        x = y;
    }
    println!("{x}");
}
