// Matches and parts of a text from its end; its UTF-16 units; boundaries above a byte.
fn main() {
    let text = "a1b22c3";
    println!("{:?} {:?}", text.rmatches(char::is_numeric).collect::<Vec<_>>(), "xyxy".rmatches("xy").count());
    println!("{:?}", "A.B.".rsplit_terminator('.').collect::<Vec<_>>());
    println!("{:?}", "A..B..".rsplit_terminator(".").collect::<Vec<_>>());
    println!("{:?} {:?}", "zß水🍌".encode_utf16().collect::<Vec<_>>(), "🍌a".encode_utf16().size_hint());
    println!("{:?} {:?}", 'ß'.encode_utf16(&mut [0; 2]), '𝕊'.encode_utf16(&mut [0; 2]));
    println!("{} {} {}", "ß水".ceil_char_boundary(1), "ß水".ceil_char_boundary(3), "ß水".ceil_char_boundary(99));
    println!("{:?}", String::from_utf16(&"𝄞mus".encode_utf16().collect::<Vec<_>>()));
}
