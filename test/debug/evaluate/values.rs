//! Calls, macros, closures and operators on the variables of a frame.
struct Point {
    x: i32,
    y: i32,
}

impl Point {
    fn sum(&self) -> i32 {
        self.x + self.y
    }
}

fn double(n: i32) -> i32 {
    n * 2
}

fn main() {
    let v = vec![3, 1, 2];
    let s = String::from("crab");
    let p = Point { x: 3, y: 4 };
    let mut count = 5;
    //? count => 5
    //? count + 1 => 6
    //? v.len() => 3
    //? v[1] => 1
    //? v[7] => panicked: index out of bounds: the len is 3 but the index is 7
    //? s.to_uppercase() => "CRAB"
    //? format!("{s}-{:?}", v) => "crab-[3, 1, 2]"
    //? v.iter().sum::<i32>() => 6
    //? v.iter().map(|n| n * count).collect::<Vec<i32>>() => [15, 5, 10]
    //? p.sum() => 7
    //? p.x + double(p.y) => 11
    //? Point { x: 1, y: 2 } => Point { x: 1, y: 2 } {x: 1, y: 2}
    //? vec![1, 2] => [1, 2]
    //? (count, s.len() == 4) => (5, true)
    //? &s[1..3] => "ra"
    //? { let a = 1; a + count } => 6
    //? v.clone().push(1) => ()
    //? if count > 3 { "big" } else { "small" } => "big"
    //? nobody => error: cannot find value `nobody` in this scope
    //? count + s => error: cannot add `String` to `i32`: no implementation for `i32 + String` [E0277]
    //? later => error: `later` is not initialised yet
    //? s => "crab"
    count += 1;
    let later = s;
    //? s => error: `s` was moved
    //? later.len() + v.len() => 7
    println!("{} {} {} {}", later, v.len(), count, p.sum());
}
