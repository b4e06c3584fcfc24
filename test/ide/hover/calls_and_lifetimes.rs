struct Parser<'a> {
    text: &'a str,
}
fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    //        ^ hover
    if a.len() > b.len() { a } else { b }
}
fn keep<T: 'static>(value: T) -> T {
    //     ^ hover
    //      ^ hover
    //              ^ hover
    value
}
fn main() {
    let source = String::from("let x = 5");
    //  ^ hover
    let parser = Parser { text: &source };
    //  ^ hover
    let best = longer(parser.text, "let");
    //         ^ hover
    //  ^ hover
    let mut count = 0;
    let mut add = |n: usize| count += n;
    //      ^ hover
    //                       ^ hover
    add(best.len());
    let owned = keep(String::from("o"));
    //          ^ hover
    let promoted: &'static i32 = &5;
    //  ^ hover
    let leaked: &mut i32 = Box::leak(Box::new(1));
    //  ^ hover
    //                          ^ hover
    *leaked += *promoted;
    drop(owned);
}
