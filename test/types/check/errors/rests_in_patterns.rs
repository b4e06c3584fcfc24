struct Three(i32, i32, i32);

fn main() {
    let (.., second, ..) = (1, 2, 3);
    let [.., third, rest @ ..] = [1, 2, 3];
    let Three(.., last, ..) = Three(1, 2, 3);
}
