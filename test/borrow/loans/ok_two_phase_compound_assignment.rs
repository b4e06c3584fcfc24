fn main() {
    let mut s = String::from("a");
    s += &s.len().to_string();
    let mut n = 3;
    n += n;
    println!("{s}{n}");
}
