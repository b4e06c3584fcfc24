struct Score {
    points: i32,
}

fn keep<T: Clone>(values: &[T]) -> Vec<T> {
    let copy = values.to_vec();
    copy
}

fn main() {
    let mut total = 0;
    let mut names = Vec::new();
    for i in 0..10 {
        total += i;
        names.push(format!("n{i}"));
    }
    let score = Score { points: total };
    let first = keep(&[1, 2, 3]);
    let second = keep(&["a"]);
    println!("{total} {} {} {}", score.points, first.len(), second.len());
}
