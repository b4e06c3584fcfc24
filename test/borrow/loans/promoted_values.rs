use std::cell::Cell;
const NONE: Option<Cell<i32>> = None;
const SOME: Option<Cell<i32>> = Some(Cell::new(1));
const EMPTY: Vec<i32> = Vec::new();
const TABLE: [i32; 2] = [1, 2];
struct Marked(i32, Cell<i32>);
const MARKED: Marked = Marked(1, Cell::new(1));
struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {}
}
const QUIET: Option<Loud> = None;
fn by_value() {
    let _: &'static Option<Cell<i32>> = &NONE;
    let _: &'static Option<Vec<i32>> = &None;
    let _: &'static (Option<Cell<i32>>, i32) = &(None, 1);
    let _: &'static Option<Loud> = &QUIET;
    let _: &'static Option<Cell<i32>> = &SOME; //~ ERROR[E0716] temporary value dropped while borrowed
    let _: &'static Vec<i32> = &EMPTY; //~ ERROR[E0716] temporary value dropped while borrowed
    let _: &'static Loud = &Loud; //~ ERROR[E0716] temporary value dropped while borrowed
    let _: &'static i32 = &MARKED.0; //~ ERROR[E0716] temporary value dropped while borrowed
    let _: &'static Cell<i32> = &MARKED.1; //~ ERROR[E0716] temporary value dropped while borrowed
}
fn parts(i: usize) {
    let _: &'static i32 = &TABLE[1];
    let _: &'static i32 = &TABLE[i];
    let _: &'static i32 = &(&(1, 2)).1;
    let _: &'static *const i32 = &(&1 as *const i32);
}
fn divisions() {
    let _: &'static i32 = &(1 / -1);
    let _: &'static i32 = &(i32::MIN / -2);
    let _: &'static i32 = &(i32::MIN / -1); //~ ERROR[E0716] temporary value dropped while borrowed
    let _: &'static i32 = &(1 % 0); //~ ERROR[E0716] temporary value dropped while borrowed
}
fn slices() {
    let _: &'static mut [i32] = &mut [];
    let _: &'static &'static mut [i32] = &(&mut [] as &mut [i32]); //~ ERROR[E0716] temporary value dropped while borrowed
}
fn main() {
    by_value();
    parts(0);
    divisions();
    slices();
}
