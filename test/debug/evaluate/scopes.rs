//! What an expression can name: shadowing, generics, closures, methods, statics, nested items.
mod shapes {
    #[derive(Debug, Clone)]
    pub struct Square {
        side: u32,
    }
    impl Square {
        pub fn new(side: u32) -> Self {
            //? Self { side: side + 1 }.area() => 16
            //? side => 3
            Square { side }
        }
        fn area(&self) -> u32 {
            self.side * self.side
        }
        pub fn grow(&mut self, by: u32) -> u32 {
            let before = self.side;
            self.side += by;
            //? self.area() => 25
            //? self.side - before => 2
            //? Self::new(before).area() => 9
            before
        }
    }
}

use shapes::Square;

static LIMIT: i32 = 10;
static mut COUNT: u32 = 0;
const NAMES: [&str; 2] = ["a", "b"];

trait Named {
    fn name(&self) -> String;
    fn twice(&self) -> String {
        let name = self.name();
        //? name.len() * 2 => 8
        //? self.name() + "!" => "dog1!"
        format!("{name}{name}")
    }
}

struct Dog(i32);

impl Named for Dog {
    fn name(&self) -> String {
        format!("dog{}", self.0)
    }
}

struct Plain(i32);

fn first<T, const N: usize>(items: [T; N], extra: impl Fn(i32) -> i32) -> usize {
    let count = items.len() + N;
    //? N * 2 => 4
    //? items.len() => 2
    //? items[1].0 => 8
    //? extra(20) => 21
    //? std::mem::size_of::<T>() => 4
    //? Vec::<T>::new().len() => 0
    count
}

fn main() {
    fn inner(n: i32) -> i32 {
        n * 10
    }
    struct Local {
        a: i32,
    }
    use std::collections::HashMap;
    let x = 1;
    let square = Square::new(3);
    //? x => 1
    //? x + 1 => 2
    let x = "text";
    //? x => "text"
    //? x.len() => 4
    //? LIMIT + 1 => 11
    //? NAMES[1] => "b"
    //? NAMES.len() => 2
    //? COUNT => 0
    //? square.side => 3
    //? square.area() => 9
    //? inner(4) => 40
    //? Local { a: 1 }.a => 1
    //? HashMap::<i32, i32>::new().len() => 0
    //? shapes::Square::new(2) => Square { side: 2 } {side: 2}
    let mut square = square;
    square.grow(2);
    let mut total = 5;
    let label = String::from("l");
    let point = (1, String::from("p"));
    let mut add = |n: i32| {
        total += n;
        //? total + n => 9
        //? label.len() => 1
        //? point.1.to_uppercase() => "P"
        //? n => 2
        total + label.len() as i32 + point.1.len() as i32
    };
    let added = add(2);
    let n = first([Plain(7), Plain(8)], |i| i + 1);
    let dog = Dog(1);
    let boxed: Box<dyn Named> = Box::new(Dog(2));
    //? boxed.name() => "dog2"
    //? dog.name() => "dog1"
    let twice = dog.twice();
    //? twice => "dog1dog1"
    //? point.0 => 1
    let moved = point.1;
    //? point.0 => 1
    //? moved => "p"
    println!("{x} {} {added} {n} {twice} {moved} {} {}", square.area_of(), inner(1), Local { a: 2 }.a);
    let map: HashMap<i32, i32> = HashMap::new();
    unsafe { COUNT += map.len() as u32 };
    println!("{}", boxed.twice().len() as i32 + LIMIT);
}

impl Square {
    fn area_of(&self) -> u32 {
        self.clone().grow(1)
    }
}
