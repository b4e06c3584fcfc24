// Five meanings of `'static`.
//
// Look for where each reference points: a literal's bytes and a promoted constant in rodata, a `static` item in its segment,
// a leaked box on the heap, with no owner left. `T: 'static` is something else: the type borrows nothing, so a `String`
// satisfies it, although this one is dropped at the end of `keep`.

static LEVEL: i32 = 3;

fn keep<T: 'static>(value: T) -> usize {
    let kept = value;
    std::mem::size_of_val(&kept)
}

fn main() {
    let literal: &'static str = "a literal";
    let item: &'static i32 = &LEVEL;
    let promoted: &'static i32 = &42;
    let leaked: &'static mut i32 = Box::leak(Box::new(7));
    *leaked += 1;
    let bytes = keep(String::from("owned"));
    println!("{literal} {item} {promoted} {leaked} {bytes}");
}
