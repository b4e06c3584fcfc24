#[derive(Debug, Clone, PartialEq)]
struct Point {
    x: i32,
    y: u8,
}

impl Point {
    fn sum(&self) -> i32 {
        self.x + i32::from(self.y)
    }
}

static LIMIT: u32 = 255;

fn shifted(by: i32, point: &Point) -> Point {
    let x = point.x + by;
    Point { x, y: point.y }
}

fn main() {
    let mut count = 3u8;
    let mut name = String::from("crab");
    let mut point = Point { x: 300, y: 7 };
    let many: Vec<u32> = (0..3000).collect();
    let next = shifted(-1, &point);
    println!("{count} {name} {point:?} {} {next:?} {LIMIT}", many[2500]);
    count += 1;
    name.push('s');
    point.x = next.sum();
    println!("{count} {name} {point:?} {}", many[2500]);
}
