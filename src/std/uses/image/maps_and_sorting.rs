//! What learners' programs often do with maps, sets and sorted vectors: with the keys that they often take.

use std::collections::{HashMap, HashSet};

fn words() {
    let mut counts: HashMap<String, i32> = HashMap::new();
    for word in "one two one".split_whitespace() {
        *counts.entry(word.to_string()).or_insert(0) += 1;
    }
    counts.insert(String::from("three"), 3);
    if let Some(count) = counts.get("one") {
        println!("{count} {}", counts.contains_key("two"));
    }
    if let Some(count) = counts.get_mut("two") {
        *count += 1;
    }
    counts.remove("three");
    let mut keys: Vec<&String> = counts.keys().collect();
    keys.sort();
    for (word, count) in &counts {
        println!("{word}: {count}");
    }
    println!("{keys:?} {} {:?}", counts.len(), counts);
}

fn names() {
    let mut ages: HashMap<&str, i32> = HashMap::new();
    ages.insert("Ann", 41);
    *ages.entry("Bob").or_insert(0) += 1;
    println!("{:?} {}", ages.get("Ann"), ages["Ann"]);
}

fn numbers() {
    let mut seen = HashSet::new();
    println!("{} {}", seen.insert(1), seen.contains(&1));
    let mut list = vec![3, 1, 2];
    list.sort();
    list.push(4);
    list.reverse();
    println!("{list:?} {:?} {:?}", list.iter().max(), list.iter().sum::<i32>());
}

fn main() {
    words();
    names();
    numbers();
}
