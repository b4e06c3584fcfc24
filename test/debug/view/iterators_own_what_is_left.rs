// What a loop by value has not taken yet is its iterator's: of arrays, trees, hash tables and rings too.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

fn main() {
    for name in [String::from("a"), String::from("b"), String::from("c")] {
        println!("{name}"); //@ break
    }
    let tree: BTreeMap<u64, String> = (0..14).map(|i| (i, String::from("t"))).collect();
    for (key, value) in tree {
        if key == 5 {
            println!("{value}"); //@ break
        }
    }
    let mut words = BTreeSet::from([String::from("one"), String::from("two")]).into_iter();
    let last = words.next_back();
    println!("{last:?}"); //@ break
    drop(words);
    let table: HashMap<u64, String> = [(1, String::from("h1")), (2, String::from("h2"))].into();
    let mut values = table.into_values();
    let first = values.next();
    println!("{}", first.is_some()); //@ break
    drop(values);
    for word in HashSet::from([String::from("s")]) {
        println!("{word}"); //@ break
    }
    let mut ring = VecDeque::from([String::from("r1"), String::from("r2")]);
    ring.push_front(String::from("r0"));
    for word in ring {
        println!("{word}"); //@ break
    }
}
