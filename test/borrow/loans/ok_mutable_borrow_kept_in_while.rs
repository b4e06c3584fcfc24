fn main() {
    let mut v = vec![1];
    let mut last: Option<&mut Vec<i32>> = None;
    while last.is_none() || v.len() > 3 {
        last = Some(&mut v);
    }
}
