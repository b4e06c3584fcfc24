//! What results look like, what cannot be evaluated, and what leaves no trace.
use std::collections::BTreeMap;
use std::rc::Rc;

struct Loud(i32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut list = vec![1, 2, 3];
    let shared = Rc::new(5);
    let words = vec![String::from("a"), String::from("bc")];
    let mut count = 0;
    //? { list.push(4); list.len() } => 4
    //? list.len() => 3
    //? { count += 1; count } => 1
    //? count => 0
    //? Rc::clone(&shared) => Rc(5) (2 strong, 0 weak)
    //? Rc::strong_count(&shared) => 1
    //? words.iter().map(|w| w.len()).collect::<Vec<_>>() => [1, 2] {[0]: 1, [1]: 2}
    //? words.join("+") => "a+bc"
    //? words.iter().cloned().zip(list.iter()).collect::<BTreeMap<_, _>>() => {"a": &1, "bc": &2} {[0]: &1, [1]: &2}
    //? Some(words.clone()) => Some(["a", "bc"])
    //? &list[1..] => &[2, 3]
    //? *list.iter().max().unwrap() => 3
    //? drop(Loud(1)) => ()
    //? Loud(2) => Loud(2)
    //? None::<i32>.unwrap() => panicked: called `Option::unwrap()` on a `None` value
    //? list[9] => panicked: index out of bounds: the len is 3 but the index is 9
    //? i32::MAX + list[0] => panicked: attempt to add with overflow
    //? loop {} => error: was given up after
    //? std::process::exit(3) => error: the expression ends the program
    //? std::io::stdin().read_line(&mut String::new()).unwrap() => error: reads input
    //? list. => error: unexpected token
    //? 1 + => error: expected expression
    //? let y = 1 => error: expected expression
    //? match list.len() { 3 => "three", _ => "other" } => "three"
    //? return 7 => 7
    //? unsafe { *list.as_ptr().add(1) } => 2
    //? words => ["a", "bc"] {[0]: "a", [1]: "bc"}
    list.push(count);
    count += 1;
    //? list => [1, 2, 3, 0]
    println!("{list:?} {shared} {words:?} {count}");
}
