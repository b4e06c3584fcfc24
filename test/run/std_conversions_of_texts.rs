// `Cow`, `Rc<str>`, durations and characters beyond ASCII.
use std::any::Any;
use std::borrow::Cow;
use std::io::IoSlice;
use std::rc::Rc;
use std::time::Duration;

fn main() {
    let owned = String::from("owned");
    let mut text = Cow::from(&owned) + "+" + Cow::Borrowed("more");
    text += "!";
    println!("{text} {:?}", Cow::<str>::default() + "only borrowed");
    let joined: Cow<str> = ["a", "b"].into_iter().collect();
    let boxed: Box<str> = "straße".chars().rev().collect();
    println!("{joined} {boxed} {:?} {:?}", Rc::<str>::default(), Rc::<[i32]>::default());
    println!("{:?} {:?}", String::try_from(vec![104, 105]), String::try_from(vec![255]).map_err(|e| e.as_bytes().len()));

    let any: Rc<dyn Any> = Rc::new(5);
    println!("{:?} {}", any.clone().downcast::<i32>(), any.downcast::<u8>().is_err());

    let mut time: Duration = [Duration::from_secs(1), Duration::from_millis(250)].iter().sum();
    time *= 3;
    println!("{time:?} {:?}", 2 * time / 3);

    let mut pieces = [IoSlice::new(b"abc"), IoSlice::new(b"defg")];
    let mut rest = &mut pieces[..];
    IoSlice::advance_slices(&mut rest, 5);
    println!("{} {:?}", rest.len(), &*rest[0]);

    const SPACE: bool = '\u{2003}'.is_whitespace();
    println!("{SPACE} {} {}", char::MAX_LEN_UTF8, std::f64::consts::GOLDEN_RATIO);
    for c in ['é', 'ß', 'Σ', 'ǆ', 'Ⅷ', '٣', '中', '😀', '\u{301}', '\u{200b}', 'ﬁ', 'ı', '\u{10ffff}'] {
        let (upper, lower) = (c.to_uppercase(), c.to_lowercase());
        println!("{c:?} {upper} {lower} {} {} {}", c.is_alphabetic(), c.is_numeric(), c.is_lowercase());
    }
    println!("{:?} {}", "ὈΔΥΣΣΕΎΣ ΣΑΣ".to_lowercase(), "ŉ straße".to_uppercase());
}
