struct Named {
    n: i32,
}
impl Named {
    fn field(&self) -> i32 {
        Self.n //~ ERROR
    }
    fn call() -> Self {
        Self(1) //~ ERROR
    }
}
enum Either {
    Left { n: i32 },
    Right,
}
impl Either {
    fn value() -> Self {
        Self //~ ERROR
    }
    fn variant() -> Self {
        Self::Left //~ ERROR[E0533]
    }
}
struct Tuple(i32);
impl Tuple {
    fn made() -> Self {
        Self(1)
    }
}
fn main() {}
