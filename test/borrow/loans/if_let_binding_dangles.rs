fn main() {
    let keep: &String;
    if let Some(s) = Some(String::from("a")) {
        keep = &s; //~ ERROR[E0597] `s` does not live long enough
    } else {
        return;
    }
    println!("{keep}");
}
