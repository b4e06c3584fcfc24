fn main() {
    let mut a = [1, 2, 3];
    let [ref mut x, ..] = a;
    let [_, ref mut rest @ ..] = a;
    rest[0] = *x;
    *x = rest[1];
}
