enum Dir {
    North,
    East,
    South,
    West,
}
fn dir(d: Dir) -> u8 {
    match d {
        Dir::North => 1,
        Dir::South => 2,
    }
}
fn int(n: u8) -> u8 {
    match n {
        0..=9 => 1,
        20 => 2,
    }
}
fn pair(p: (bool, Option<i32>)) -> u8 {
    match p {
        (true, _) => 1,
        (false, Some(1..)) => 2,
    }
}
fn list(s: &[i32]) -> u8 {
    match s {
        [] => 0,
        [_, _] => 1,
        [_, .., _] => 2,
    }
}
fn whole(n: i8) -> u8 {
    match n {
        i8::MIN..=-1 => 0,
        0..=i8::MAX => 1,
    }
}
fn guard(n: Option<u8>) -> u8 {
    match n {
        Some(x) if x > 3 => x,
        None => 0,
    }
}
fn main() {
    let Some(x) = Some(1);
    let Ok(y): Result<i32, std::convert::Infallible> = Ok(1);
}
fn chars(c: char) -> i32 {
    match c { //~ ERROR[E0004]
        'a'..='z' => 1,
        '0' => 2,
    }
}
