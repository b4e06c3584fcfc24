fn first_long<'a>(words: &'a [String], limit: usize) -> Option<&'a String> {
    for word in words {
        if word.len() > limit {
            return Some(word);
        }
    }
    None
}
fn main() {
    let mut words = vec![String::from("a")];
    let mut best = &String::new();
    while words.len() < 3 {
        let copy = words[0].clone();
        words.push(copy);
    }
    if let Some(found) = first_long(&words, 0) {
        best = found;
    }
    let size = best.len();
    words.clear();
    let _ = size;
}
