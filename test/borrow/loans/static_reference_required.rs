fn main() {
    let x = 5;
    let r: &'static i32 = &x; //~ ERROR[E0597] `x` does not live long enough
    println!("{r}");
}
