// The body of a `for` loop gives no value.
fn f(v: Vec<String>) -> Option<usize> {
    for s in &v { s.len() } //~ ERROR[E0308]
    for s in &v { if s.len() > 1 { return Some(1) } }
    for s in &v { if s.len() > 1 { break; } else { continue } }
    for s in &v { match s.as_str() { "a" => println!("a"), _ => {} } }
    for s in &v { match s.as_str() { "a" => 1, _ => 2 } } //~ ERROR[E0308] ERROR[E0308]
    for s in &v { if s.is_empty() { 1 } else { 2 } } //~ ERROR[E0308] ERROR[E0308]
    'a: for s in &v { for t in &v { if s == t { continue 'a; } } }
    for s in &v { loop { break } }
    for s in &v { v.iter().map(|x| x.len()).sum::<usize>() } //~ ERROR[E0308]
    for s in &v { unsafe { std::mem::zeroed() } }
    for s in &v { panic!() }
    for s in &v { s.parse().unwrap() } //~ ERROR[E0277]
    let mut it = v.iter();
    for s in it.by_ref() { it = v.iter() }
    for _ in 0..3 { let x = 1; x } //~ ERROR[E0308]
    for _ in 0..3 { String::new() };
    None
}
