struct Text<'a> {
    text: 'a str,
    count: i32,
}
fn forgotten<'a>(x: 'a [u8]) -> i32 {
    x.len() as i32
}
fn misplaced<'a>(x: &mut 'a str) -> &mut 'a str {
    x
}
fn main() {
    let text = Text { text: "", count: 1 };
    let _ = text.text.len() + forgotten(b"") as usize + text.count as usize;
    let _: fn(&'static mut str) -> &'static mut str = misplaced;
    let unknown = Text { other: 1, text: "", count: 2 };
}
