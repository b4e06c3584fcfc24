fn add(a: i32, b: i32) -> i32 { a + b }
#[cfg(test)]
mod tests {
    use super::*;
    #[test] fn it_adds() { println!("hello out"); assert_eq!(add(1,2), 3); }
    #[test] fn it_fails() { println!("said"); eprintln!("err"); assert_eq!(add(1,2), 4, "sum of {}", 1); }
    #[test] #[should_panic] fn panics() { panic!("oh"); }
    #[test] #[should_panic(expected = "oh")] fn panics_expected() { panic!("oh my"); }
    #[test] #[should_panic(expected = "no")] fn panics_other() { panic!("oh my"); }
    #[test] #[should_panic] fn does_not_panic() { }
    #[test] #[should_panic = "zz"] fn does_not_panic2() { println!("x"); }
    #[test] #[ignore] fn ign() {}
    #[test] #[ignore = "slow"] fn ign2() {}
    #[test] fn res() -> Result<(), String> { Ok(()) }
    #[test] fn res_err() -> Result<(), String> { Err("bad".to_string()) }
}
#[test] fn a_root() {}
fn main() {}
