struct Pair {
    left: String,
    right: String,
}
fn first(pair: &Pair) -> &str {
    &pair.left
}
fn pick<'a>(a: &'a str, _b: &str) -> Option<&'a str> {
    Some(a)
}
fn eat(text: String) -> usize {
    text.len()
}
fn grow(items: &mut Vec<usize>) {
    items.push(items.len());
}
fn main() {
    let name = String::from("crab");
    let other = name;
    let mut items = vec![1];
    let r = &mut items;
    grow(r);
    r.push(2);
    let total = items.len();
    let pair = Pair { left: other, right: String::from("r") };
    let add = |n: usize| n + total + pair.right.len();
    println!("{} {}", add(1), first(&pair));
    let take = move || eat(pair.left);
    let late = String::from("late");
    if take() > 3 {
        eat(late);
    }
    let mut again = String::from("one");
    again = String::from("two");
    let _ = pick("a", &again);
}
