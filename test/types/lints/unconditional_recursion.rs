struct Point(i32);

impl PartialEq for Point {
    fn eq(&self, other: &Point) -> bool {
        if self == other {
            return true;
        }
        false
    }
}

trait Greet {
    fn greet(&self) -> String {
        self.greet()
    }
}

impl Greet for Point {}

fn forever(n: u32) -> u32 {
    if n > 3 { forever(n - 1) } else { forever(n + 1) }
}

fn ends(n: u32) -> u32 {
    if n > 0 { ends(n - 1) } else { 0 }
}

fn spins() {
    loop {
        println!("no recursion");
    }
}

fn main() {
    forever(ends(2));
    Point(1).greet();
    let _ = Point(1) == Point(2);
    println!("{}", Point(3).0);
    spins();
}
