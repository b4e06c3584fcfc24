// Fifty megabytes of live heap, part of which changes all the time.
fn main() {
    let mut rows: Vec<Vec<u64>> = Vec::new();
    for i in 0..50 {
        rows.push(vec![i; 125_000]);
    }
    let mut sum = 0u64;
    for round in 0..400u64 {
        let row = &mut rows[(round % 50) as usize];
        let mut i = 0;
        while i < row.len() {
            row[i] = row[i].wrapping_mul(31).wrapping_add(round);
            sum = sum.wrapping_add(row[i]);
            i += 1;
        }
    }
    println!("{sum}");
}
