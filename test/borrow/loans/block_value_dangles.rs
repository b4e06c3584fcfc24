fn main() {
    let r = {
        let n = String::from("a");
        &n //~ ERROR[E0597]
    };
    println!("{r}");
}
