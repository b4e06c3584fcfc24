fn main() {
    let mut a = [1, 2, 3];
    let [ref mut x, _, _] = a;
    let [_, ref mut y, _] = a;
    std::mem::swap(x, y);
}
