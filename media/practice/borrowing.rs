// Borrowing: references look at a value, or change it, without owning it.
//
// Look for: the thin arrow of `&text` to `text`'s slot (not to the heap), the double arrow of `&mut`, and the slice `word`, whose
// pointer goes into the middle of the buffer that `text` owns.

fn shout(text: &mut String) {
    text.push('!');
}

fn length(text: &String) -> usize {
    text.len()
}

fn main() {
    let mut text = String::from("hello world");
    let before = length(&text);
    shout(&mut text);
    let word: &str = &text[6..11];
    println!("{word} ({before} bytes before, {} after)", text.len());
}
