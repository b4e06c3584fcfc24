// Rejected (E0499): while `first` may still write to `s`, nothing else may. If `first` is used for the last time before `second` is made, it is accepted.

fn main() {
    let mut s = String::from("crab");
    let first = &mut s;
    let second = &mut s;
    second.push('!');
    first.push('?');
}
