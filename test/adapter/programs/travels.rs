use std::io::BufRead;

fn add(total: &mut Vec<i32>, n: i32) -> i32 {
    let doubled = n * 2;
    total.push(doubled);
    doubled
}

fn main() {
    let mut total = Vec::new();
    let mut sum = 0;
    for n in 1..4 {
        sum += add(&mut total, n);
        println!("sum is {sum}");
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).unwrap();
    let words = line.split_whitespace().count();
    println!("{words} words");
    let last = total[words];
    println!("{last}");
}
