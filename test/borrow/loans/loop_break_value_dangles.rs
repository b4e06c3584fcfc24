fn main() {
    let r = loop {
        let n = 1;
        break &n; //~ ERROR[E0597] `n` does not live long enough
    };
    println!("{r}");
}
