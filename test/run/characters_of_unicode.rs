// Classes and cases of characters are Unicode's: counted and mixed into a number, by rustc's tables.

fn mix(sum: u64, value: u64) -> u64 {
    (sum ^ value).wrapping_mul(0x100_0000_01b3).rotate_left(9)
}

fn class(name: &str, chars: &[char], holds: impl Fn(char) -> bool) {
    let found = chars.iter().copied().filter(|&c| holds(c));
    let (count, sum) = found.fold((0, 1), |(count, sum), c| (count + 1, mix(sum, c as u64)));
    println!("{name} {count} {sum:016x}");
}

fn case(name: &str, chars: &[char], map: impl Fn(char) -> String) {
    let changed = chars.iter().copied().filter(|&c| map(c) != c.to_string());
    let (count, sum) = changed.fold((0, 1), |(count, sum), c| {
        (count + 1, map(c).chars().fold(sum, |sum, c| mix(sum, c as u64)))
    });
    println!("{name} {count} {sum:016x}");
}

fn main() {
    let chars: Vec<char> = ('\0'..='\u{2fff}').chain(('\u{3000}'..=char::MAX).step_by(61)).collect();
    class("alphabetic", &chars, char::is_alphabetic);
    class("numeric", &chars, char::is_numeric);
    class("lowercase", &chars, char::is_lowercase);
    class("uppercase", &chars, char::is_uppercase);
    class("whitespace", &chars, char::is_whitespace);
    class("alphanumeric", &chars, char::is_alphanumeric);
    class("escaped", &chars, |c| c.escape_debug().len() > 1);
    case("to_lowercase", &chars, |c| c.to_lowercase().to_string());
    case("to_uppercase", &chars, |c| c.to_uppercase().collect());

    println!("{} {} {}", "ὈΔΥΣΣΕΎΣ".to_lowercase(), "ΑΣ Σ Σ' Α.Σ ΑΣΑ".to_lowercase(), "ﬅ ǆ ß ŉ".to_uppercase());
    println!("{:?} {:?} {:?}", "e\u{301}\u{200b}\u{fe0f}", '\u{301}', "日本\u{e000}\u{10ffff}");
    println!("{} {}", "\u{301}e\u{301}'\"\t\\".escape_debug(), "é\n'".escape_default());
    println!("{} {:?}", "aé".escape_unicode(), "ﬃ".chars().flat_map(char::to_uppercase).rev().collect::<String>());
}
