fn temp() -> String {
    String::from("")
}
fn main() {
    let shown = format_args!("{}", temp());
    drop(shown.to_string());
    let block = format_args!("{}", { &temp() });
    drop(block.to_string());
    let pinned = std::pin::pin!({ &mut temp() });
    drop(pinned);
}
