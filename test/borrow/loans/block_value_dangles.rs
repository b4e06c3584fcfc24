fn main() {
    let r = {
        let n = String::from("a");
        &n //~ ERROR[E0597] `n` does not live long enough
    };
    println!("{r}");
}
