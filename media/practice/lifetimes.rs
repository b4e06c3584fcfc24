// Lifetimes: a reference must not outlive what it points to.
//
// Look for: `longest` gives back one of its two arguments, so its result lives no longer than both; `Excerpt` holds a
// reference and cannot outlive `novel`. A borrow ends at its last use, a value at the closing brace: hover over `first`.

struct Excerpt<'a> {
    part: &'a str,
}

fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() >= y.len() { x } else { y }
}

fn main() {
    let novel = String::from("Call me Ishmael. Some years ago");
    let excerpt = Excerpt { part: &novel[..16] };
    let winner;
    {
        let other = "short";
        winner = longest(excerpt.part, other);
    }
    println!("{winner}");

    let mut scores = vec![3, 1, 2];
    let first = scores[0];
    let best = &scores[0];
    println!("{best} {first}");
    scores.push(4);
    println!("{scores:?}");
}
