//! What learners' programs often do with text that holds numbers, and with lists of text; and what they print, with the lengths of
//! text between values that are common (each has a function of its own).

fn parsed(text: &str) -> Result<i32, std::num::ParseIntError> {
    let number = text.trim().parse::<i32>()?;
    Ok(number * 2)
}

fn numbers() {
    match parsed("12") {
        Ok(number) => println!("{number}"),
        Err(error) => println!("{error} {error:?}"),
    }
    let small: u32 = "7".parse().unwrap();
    let count: usize = "7".parse().unwrap_or(0);
    let real: f64 = "2.5".parse().unwrap();
    println!("{small} {count} {real:.1} {}", parsed("x").is_err());
    println!("{:?} {:?}", 5i32.checked_add(1), 7i32.checked_div(2));
    println!("{} {} {}", (-3i32).abs(), 2i32.pow(3), 9f64.sqrt());
    assert_eq!(small as i32 + 1, 8);
    assert_eq!(count, 7);
    assert!(real > 2.0, "too small");
    println!("{} {:?} {} {:?}", 1u8, 1u8, 'c', 'c');
    println!("{} {:?} {} {:?}", 1u32, 1u32, 1u64, 1u64);
    println!("{:?} {:?} {:?}", 1.5f64, Some(1), Some("a"));
}

fn lists_of_text() {
    let names = vec!["Ann", "Bob", "Cid"];
    for (i, name) in names.iter().enumerate() {
        println!("{i}: {name}");
    }
    for name in &names {
        print!("{name} {}", name.len());
    }
    println!("{:?} {:?} {}", names, names.first(), names.join(", "));
    let mut owned: Vec<String> = Vec::new();
    owned.push("a".to_string());
    owned.push(String::from("b"));
    for name in &owned {
        println!("{name}");
    }
    if let Some(last) = owned.pop() {
        println!("{last} {}", owned.len());
    }
    println!("{owned:?} {} {}", owned[0], owned.join("-"));
    let parts: Vec<&str> = "a,b".split(',').collect();
    let words: Vec<&str> = "a b".split_whitespace().collect();
    println!("{} {} {}", parts.len(), parts[0], words.len());
    for name in names {
        println!("{name}");
    }
    for name in owned {
        println!("{name}");
    }
}

fn text() {
    let mut greeting = String::from("hello");
    greeting.push_str(", world");
    greeting += "!";
    println!("{} {}", greeting.to_uppercase(), greeting.contains("world"));
    println!("{} {:?}", greeting.replace("l", "L"), greeting.find('w'));
    println!("{}", greeting.chars().rev().collect::<String>());
    for (i, c) in greeting.chars().enumerate() {
        print!("{i}{c}");
    }
    for line in greeting.lines() {
        println!("{line} {}", line.starts_with("he"));
    }
    println!("{} {}", &greeting[0..5], greeting.as_str());
}

fn lists_of_numbers() {
    let five = vec![1, 2, 3, 4, 5];
    for number in &five {
        println!("{number}");
    }
    for number in five.iter().rev() {
        println!("{number}");
    }
    println!("{:?} {:?} {:?}", five.first(), five.last(), five.get(1));
    println!("{:?} {}", &five[1..3], five.contains(&3));
    println!("{:?} {:?}", five.iter().min(), five.iter().max());
    let copy: Vec<i32> = five.clone();
    let range: Vec<i32> = (1..=3).collect();
    println!("{} {range:?}", copy == five);
    let array = [1, 2, 3];
    for number in array {
        println!("{number}");
    }
    println!("{array:?} {}", array.iter().sum::<i32>());
    let mut reals = vec![1.5, 2.5];
    reals.push(3.5);
    println!("{reals:?} {} {}", reals[0], reals.iter().sum::<f64>());
}

fn main() {
    numbers();
    lists_of_text();
    text();
    lists_of_numbers();
    println!("12345678: {}", 1);
    println!("123456789: {}", 1);
    println!("1234567890: {}", 1);
    println!("12345678901: {}", 1);
    println!("123456789012: {}", 1);
    println!("1234567890123: {}", 1);
    println!("12345678901234: {}", 1);
    println!("123456789012345: {}", 1);
    println!("1234567890123456: {}", 1);
    println!("12345678901234567: {}", 1);
    println!("123456789012345678: {}", 1);
    println!("1234567890123456789: {}", 1);
    println!("12345678901234567890: {}", 1);
    println!("123456789012345678901: {}", 1);
    println!("1234567890123456789012: {}", 1);
    println!("12345678901234567890123: {}", 1);
    println!("12345678: {}: {}", 1, 2);
    println!("1234567890: {}: {}", 1, 2);
    println!("123456789012: {}: {}", 1, 2);
    println!("12345678901234: {}: {}", 1, 2);
}
