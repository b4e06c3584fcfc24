fn sum(items: &[i32]) -> Option<i32> {
    let mut total = 0i32;
    for &item in items {
        total = total.checked_add(item)?;
    }
    Some(total)
}

fn main() {
    sum(&[1, 2]);
}
