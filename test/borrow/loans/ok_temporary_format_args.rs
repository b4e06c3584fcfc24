fn main() {
    let x = format_args!("{}", String::from("a")).as_str();
    println!("{x:?}");
}
