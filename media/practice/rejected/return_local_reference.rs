// Rejected (E0515): `name` is dropped at the closing brace, so a reference to it cannot be given out. Give the `String` itself.

fn full_name<'a>() -> &'a str {
    let name = String::from("Ferris the Crab");
    name.as_str()
}

fn main() {
    println!("{}", full_name());
}
