// The values that `format_args!` borrows live as long as the variable that holds it.
fn temporary() -> String {
    String::from("kept")
}

fn main() {
    let one = format_args!("{}", temporary());
    println!("{one}");
    let two = format_args!("{} {}", temporary(), 1);
    println!("{two}");
    let _ = format_args!("{}", { &temporary() });
}
