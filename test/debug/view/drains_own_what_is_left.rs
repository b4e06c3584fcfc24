// What is taken out of a collection is the drain's until then, and so is what stands behind it; the room stays the collection's.
use std::collections::{HashMap, VecDeque};

fn main() {
    let mut list: Vec<String> = ["a", "b", "c", "d"].map(String::from).into();
    for word in list.drain(1..3) {
        println!("{word}"); //@ break
    }
    println!("{list:?}"); //@ break
    let mut ring: VecDeque<String> = ["p", "q", "r"].map(String::from).into();
    ring.rotate_left(1);
    for word in ring.drain(..2) {
        println!("{word}"); //@ break
    }
    println!("{ring:?}"); //@ break
    let mut map = HashMap::from([(1, String::from("m"))]);
    for (_, word) in map.drain() {
        println!("{word}"); //@ break
    }
    println!("{}", map.len()); //@ break
    let mut text = String::from("abc");
    let mut letters = text.drain(..2);
    let first = letters.next();
    println!("{first:?}"); //@ break
    drop(letters);
    println!("{text}"); //@ break
}
