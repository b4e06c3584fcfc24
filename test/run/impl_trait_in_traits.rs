use std::fmt::{Debug, Display};

trait Shape {
    fn parts(&self) -> impl Iterator<Item = u32>;
    fn name() -> impl Display {
        "shape"
    }
    fn labels<T: Debug + Clone>(&self, tag: T) -> impl Iterator<Item = impl Display> {
        let all: Vec<String> = self.parts().map(|p| format!("{p}{tag:?}")).collect();
        all.into_iter()
    }
    fn pair(&self) -> (impl Display, Option<impl Debug>) {
        (1, Some('x'))
    }
}

struct S(Vec<u32>);
impl Shape for S {
    fn parts(&self) -> impl Iterator<Item = u32> {
        self.0.iter().copied()
    }
}

struct T;
impl Shape for T {
    fn parts(&self) -> std::ops::Range<u32> {
        0..3
    }
    fn name() -> impl Display {
        42
    }
    fn labels<U: Debug + Clone>(&self, tag: U) -> impl Iterator<Item = impl Display> {
        self.parts().map(move |p| format!("<{p}|{tag:?}>"))
    }
    fn pair(&self) -> (impl Display, Option<impl Debug>) {
        ("left", None::<u8>)
    }
}

impl<X: Shape> Shape for &X {
    fn parts(&self) -> impl Iterator<Item = u32> {
        (**self).parts().map(|p| p * 10)
    }
}

fn total<X: Shape>(x: &X) -> u32 {
    x.parts().sum()
}

fn show<X: Shape>(x: &X) {
    for label in x.labels("t") {
        print!("{label} ");
    }
    let (a, b) = x.pair();
    println!("{a} {b:?} {}", X::name());
}

fn main() {
    println!("{} {} {}", total(&S(vec![1, 2])), total(&T), total(&&T));
    show(&S(vec![5, 6]));
    show(&T);
    show(&&T);
    println!("{:?}", T.parts().rev().collect::<Vec<_>>());
}
