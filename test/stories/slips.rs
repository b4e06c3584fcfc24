// What beginners write: comparisons in a chain, texts that are added, a text for a `String` inside a variant, keywords as names.
fn fails() -> Result<i32, String> {
    Err("no")
}

fn returns_early(b: bool) -> Option<String> {
    if b {
        return Some("early");
    }
    None
}

fn adds() {
    let name = "b";
    let owned = String::from("c");
    let _ = "a" + "b";
    let _ = "a" + name;
    let _ = name + owned;
    let _ = &owned + "d";
    let _ = &owned + owned;
    let _ = -5u32;
}

mod shop {
    enum Kind {
        First,
    }
    mod inner {
        pub fn open() {}
        fn shut() {}
    }
}

fn looks_in() {
    let _ = shop::Kind::First;
    shop::inner::open();
    shop::inner::shut();
}

static NAME: String = String::from("a");
static LIST: Vec<i32> = vec![1];

fn main() {}

fn asks() {
    true?;
}
