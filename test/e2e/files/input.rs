// Reads lines until the input ends and keeps the longest one.
use std::io::{self, BufRead};

fn main() {
    let mut longest = String::new();
    println!("type lines, Ctrl-D ends");
    for line in io::stdin().lock().lines() {
        let line = line.unwrap();
        if line.len() > longest.len() {
            longest = line;
        }
    }
    println!("longest: {longest}");
}
