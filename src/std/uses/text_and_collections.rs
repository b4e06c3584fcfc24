//! What practice programs often do with std. The build compiles what is reached from here into std's index (see `stdModule.mjs`):
//! the rest is compiled when a program asks. Not part of std.
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Circle { radius: f64 },
    Rect(f64, f64),
    Unit,
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

fn formatting() {
    println!("{} {} {} {} {}", 1i32, 2u32, 3i64, 4u64, 5usize);
    println!("{} {} {} {} {} {} {}", 1i8, 2u8, 3i16, 4u16, 5i128, 6u128, 7isize);
    println!("{:?} {:?} {:?} {:?} {:?} {:?}", 1i32, 2u32, 3i64, 4u64, 5usize, 6u8);
    println!("{} {:?} {} {:?} {:.2} {:8.3} {:e}", 1.5f64, 2.5f64, 3.5f32, 4.5f32, 1.0, 2.0, 3.0);
    println!("{:>5} {:<5} {:^5} {:05} {:+} {:#x} {:#b} {:#o} {:X} {:x}", 1, 2, 3, 4, 5, 255, 5, 8, 255u8, 10u64);
    println!("{:p} {:?} {} {:?} {} {:?}", &1, 'a', 'b', true, false, "s");
    println!("{:>8} {:<8}| {:^8} {:-^20}", "a", "b", "c", "title");
    println!("{:?} {:?} {:?} {:?}", Some(1), None::<i32>, Ok::<i32, String>(1), Err::<i32, String>("e".to_string()));
    println!("{:?} {:?} {:?} {:?}", (1, "a"), (1, 2, 3), [1, 2, 3], &[1, 2][..]);
    println!("{:?} {:?} {:?}", vec![1, 2], vec!["a"], vec![String::from("b")]);
    println!("{:#?} {:#?} {:?}", Point { x: 1, y: 2 }, Shape::Circle { radius: 1.0 }, Shape::Rect(1.0, 2.0));
    println!("{} {:?} {:?} {:?}", Point::default(), Shape::Unit, Box::new(1), ());
    println!("{0} {name} {1:?} {0:>1$}", 1, 2, name = "n");
    eprintln!("{}", format!("{}-{}", "a", 1));
    print!("{}", std::any::type_name::<Point>());
    eprint!("{}", String::new() + "a");
    println!("{:?} {:?}", Some("a"), Some(String::from("a")));
    println!("{}", std::mem::size_of::<Point>() + std::mem::align_of::<Point>() + std::mem::size_of_val(&1));
}

fn strings() {
    let mut s = String::with_capacity(10);
    s.push('a');
    s.push_str("bcd é");
    s += "x";
    s.insert(0, 'z');
    s.insert_str(0, "yy");
    println!("{:?} {:?} {} {} {}", s.pop(), s.chars().rev().collect::<String>(), s.len(), s.capacity(), s.is_empty());
    println!("{:?}", s.char_indices().collect::<Vec<_>>());
    println!("{:?} {:?}", s.bytes().map(u32::from).sum::<u32>(), s.as_bytes());
    let line = "  one two,three  ";
    println!("{} {} {}", line.trim(), line.trim_start(), line.trim_end());
    for word in line.split_whitespace() {
        println!("{word} {}", word.to_uppercase() + &word.to_lowercase());
    }
    println!("{:?} {:?}", line.split(',').collect::<Vec<_>>(), "a-b".split("-").map(str::to_string).collect::<Vec<String>>());
    println!("{:?} {:?} {:?}", "a=b".split_once('='), "a\nb".lines().count(), "abc".find('b'));
    println!("{} {} {} {}", "abc".contains("b"), "abc".starts_with("a"), "abc".ends_with('c'), "abc".replace("a", "b"));
    println!("{:?} {:?} {:?} {:?}", "1".parse::<i32>(), "x".parse::<i32>(), "1.5".parse::<f64>(), "7".parse::<usize>());
    println!("{:?} {:?} {:?}", "1".parse::<u8>(), "1".parse::<u64>(), "true".parse::<bool>());
    println!("{} {} {}", &s[0..1], &s[..2], "ab".repeat(3));
    println!("{:?} {:?}", "ab".chars().nth(1), "ab".chars().next());
    println!("{} {}", ["a", "b"].join(", "), vec!["a".to_string(), "b".to_string()].concat());
    println!("{} {} {}", 'a'.is_alphabetic(), '1'.is_numeric(), 'a'.to_ascii_uppercase());
    println!("{:?} {} {}", '7'.to_digit(10), 'a' as u32, char::from(65u8));
    println!("{} {:?} {}", s == "abc", s.cmp(&"b".to_string()), "a" < "b");
    println!("{:?} {:?}", String::from_utf8(vec![65]), std::str::from_utf8(&[66]));
    println!("{} {}", s.clone(), String::from('c'));
    s.truncate(2);
    s.remove(0);
    s.clear();
    let boxed: Box<str> = "b".into();
    println!("{boxed} {}", 5.to_string() + &1.5.to_string() + &'c'.to_string() + &true.to_string());
}

fn vectors() {
    let mut v: Vec<i32> = Vec::new();
    v.push(3);
    v.extend([1, 2]);
    v.extend_from_slice(&[4, 5]);
    v.insert(0, 9);
    v.remove(0);
    v.swap(0, 1);
    v.sort();
    v.sort_by(|a, b| b.cmp(a));
    v.sort_by_key(|x| -x);
    v.sort_unstable();
    v.dedup();
    v.reverse();
    v.retain(|x| x % 2 == 1);
    v.truncate(5);
    v.resize(7, 0);
    println!("{:?} {:?} {:?} {:?} {:?}", v.pop(), v.first(), v.last(), v.get(1), v.get(9));
    println!("{} {} {} {}", v.len(), v.capacity(), v.is_empty(), v.contains(&1));
    println!("{:?} {:?} {:?}", v.iter().max(), v.iter().min(), v.iter().sum::<i32>());
    println!("{:?} {:?}", v.binary_search(&1), v.iter().position(|&x| x == 1));
    println!("{:?} {:?} {:?}", &v[1..], v.windows(2).count(), v.chunks(2).map(|c| c.len()).collect::<Vec<_>>());
    for x in &v {
        print!("{x}");
    }
    for x in &mut v {
        *x += 1;
    }
    for x in v.iter_mut() {
        *x *= 2;
    }
    for (i, x) in v.iter().enumerate() {
        print!("{i}{x}");
    }
    if let Some(x) = v.get_mut(0) {
        *x = 1;
    }
    v[0] = 2;
    let (a, b) = v.split_at_mut(1);
    println!("{} {}", a.len(), b.len());
    let w = v.clone();
    println!("{} {:?} {:?}", v == w, v.drain(..1).collect::<Vec<_>>(), w.iter().cloned().collect::<Vec<i32>>());
    for x in w {
        print!("{x}");
    }
    let names = vec![String::from("b"), String::from("a")];
    let mut sorted = names.clone();
    sorted.sort();
    println!("{:?} {}", sorted, names.join("-"));
    let mut floats = vec![2.5, 1.5];
    floats.sort_by(|a, b| a.partial_cmp(b).unwrap());
    println!("{:?} {:?}", floats, vec![vec![0; 3]; 2]);
    let mut grid = [[0u8; 3]; 2];
    grid[1][2] = 1;
    println!("{:?} {:?}", grid, grid.iter().flatten().count());
    let boxed: Box<[i32]> = vec![1].into_boxed_slice();
    println!("{:?} {:?} {:?}", boxed, [3, 1, 2].iter().rev().collect::<Vec<_>>(), [1, 2].map(|x| x + 1));
    v.clear();
}

fn iterators() {
    let v = vec![1, 2, 3, 4];
    println!("{:?}", v.iter().map(|x| x * 2).filter(|x| x % 4 == 0).collect::<Vec<_>>());
    println!("{:?}", v.iter().filter(|&&x| x > 1).count());
    println!("{:?} {}", v.iter().fold(0, |a, x| a + x), v.iter().product::<i32>());
    println!("{:?} {:?}", v.iter().any(|&x| x == 1), v.iter().all(|x| *x > 0));
    println!("{:?} {:?}", v.iter().find(|&&x| x == 2), v.iter().copied().reduce(|a, b| a.max(b)));
    println!("{:?}", v.iter().zip(v.iter().skip(1)).map(|(a, b)| a + b).collect::<Vec<i32>>());
    println!("{:?}", v.iter().take(2).chain(v.iter().skip(3)).collect::<Vec<_>>());
    println!("{:?}", v.iter().take_while(|x| **x < 3).chain(v.iter().skip_while(|x| **x < 3)).count());
    println!("{:?}", (0..10).step_by(3).rev().collect::<Vec<_>>());
    println!("{:?} {:?}", (1..=3).sum::<i32>(), (1..=3).map(|x| x as f64).sum::<f64>());
    println!("{:?}", v.iter().flat_map(|&x| vec![x; 2]).collect::<Vec<_>>());
    println!("{:?}", ["1", "x"].iter().filter_map(|s| s.parse::<i32>().ok()).collect::<Vec<_>>());
    println!("{:?}", ["1", "2"].iter().map(|s| s.parse::<i32>()).collect::<Result<Vec<_>, _>>());
    println!("{:?}", v.iter().partition::<Vec<i32>, _>(|&&x| x > 2));
    println!("{:?} {:?}", v.iter().max_by_key(|&&x| x), v.iter().min_by(|a, b| a.cmp(b)));
    println!("{:?}", v.iter().scan(0, |a, &x| { *a += x; Some(*a) }).last());
    let mut it = v.iter().peekable();
    while let Some(x) = it.next() {
        print!("{x} {:?}", it.peek());
    }
    let (a, b): (Vec<_>, Vec<_>) = v.iter().map(|&x| (x, x * x)).unzip();
    println!("{a:?} {b:?}");
    v.iter().for_each(|x| print!("{x}"));
    for i in (0..3).rev() {
        print!("{i}");
    }
    for i in 0..3usize {
        print!("{i}");
    }
    for i in 0..=3u64 {
        print!("{i}");
    }
    for c in 'a'..='c' {
        print!("{c}");
    }
    println!("{:?}", std::iter::repeat(1).take(2).chain(std::iter::once(3)).collect::<Vec<i32>>());
    println!("{:?}", std::iter::successors(Some(1), |x| if *x < 9 { Some(x * 2) } else { None }).collect::<Vec<i32>>());
    println!("{:?}", (0..3).cycle().take(5).inspect(|_| ()).collect::<VecDeque<i32>>());
}

fn collections() {
    let mut map: HashMap<String, i32> = HashMap::new();
    map.insert("a".to_string(), 1);
    *map.entry("b".to_string()).or_insert(0) += 1;
    map.entry("c".into()).or_default();
    println!("{:?} {} {}", map.get("a"), map.contains_key("b"), map.len());
    println!("{:?}", map.remove("a"));
    for (k, v) in &map {
        println!("{k} {v}");
    }
    for v in map.values_mut() {
        *v += 1;
    }
    let mut keys: Vec<_> = map.keys().cloned().collect();
    keys.sort();
    println!("{:?} {:?} {}", keys, map.values().sum::<i32>(), map["b"]);
    if let Some(v) = map.get_mut("b") {
        *v = 3;
    }
    println!("{:?}", map);
    let mut counts: HashMap<char, usize> = HashMap::new();
    for c in "hello".chars() {
        *counts.entry(c).or_insert(0) += 1;
    }
    let names: HashMap<&str, Vec<i32>> = [("a", vec![1])].into_iter().collect();
    println!("{:?} {:?} {}", counts.len(), names, HashMap::from([(1, 2)]).len());
    let set: HashSet<i32> = [1, 2].into_iter().collect();
    let other = HashSet::from([2, 3]);
    println!("{} {:?} {:?}", set.contains(&1), set.intersection(&other).count(), set.union(&other).count());
    let mut tree = BTreeMap::new();
    tree.insert(2, "b");
    tree.insert(1, "a");
    *tree.entry(3).or_insert("c") = "d";
    println!("{:?} {:?} {:?} {:?}", tree, tree.get(&1), tree.first_key_value(), tree.range(1..2).count());
    for (k, v) in &tree {
        println!("{k} {v}");
    }
    println!("{:?} {:?}", tree.remove(&1), BTreeSet::from([3, 1]));
    let mut queue: VecDeque<i32> = VecDeque::new();
    queue.push_back(1);
    queue.push_front(0);
    println!("{:?} {}", queue, queue.len());
    println!("{:?}", queue.pop_front());
    println!("{:?}", queue.pop_back());
    let mut heap = BinaryHeap::from(vec![1, 3, 2]);
    heap.push(5);
    println!("{:?} {:?} {}", heap.pop(), heap.peek(), heap.len());
}

fn main() {
    formatting();
    strings();
    vectors();
    iterators();
    collections();
}
