// Rejected (E0507): a reference only borrows; the `String` behind it cannot be moved away from its owner.

struct Person {
    name: String,
}

fn take_name(person: &Person) -> String {
    person.name
}

fn main() {
    let person = Person { name: String::from("Ferris") };
    println!("{}", take_name(&person));
    println!("{}", person.name);
}
