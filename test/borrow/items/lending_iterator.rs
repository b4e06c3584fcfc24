trait C {
    type Item<'a>
    where
        Self: 'a;
    fn next<'a>(&'a mut self) -> Option<Self::Item<'a>>;
}
struct W<'w> {
    v: &'w mut [i32],
}
impl<'w> C for W<'w> {
    type Item<'a>
        = &'a mut [i32]
    where
        Self: 'a;
    fn next<'a>(&'a mut self) -> Option<&'a mut [i32]> {
        Some(self.v)
    }
}
impl C for String {
    type Item<'a> = &'a str;
    fn next(&mut self) -> Option<&str> {
        None
    }
}
impl C for Vec<i32> {
    type Item<'a>
        = &'static str
    where
        Self: 'a;
    fn next<'b>(&'b mut self) -> Option<&'static str> {
        None
    }
}
