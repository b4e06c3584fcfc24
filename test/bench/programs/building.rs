fn main() {
    let mut words = Vec::new();
    for i in 0..100_000u32 {
        let mut word = String::from("w");
        word.push_str("ord");
        word.push((b'a' + (i % 26) as u8) as char);
        words.push(word);
    }
    let total: usize = words.iter().map(|word| word.len()).sum();
    println!("{total}");
}
