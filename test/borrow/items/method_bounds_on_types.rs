trait A {
    fn d<T>(t: T);
    fn e<'a, T: 'a>(t: &'a T);
}
struct S1;
struct S2;
impl A for S1 {
    fn d<T: 'static>(t: T) {} //~ ERROR[E0276] impl has stricter requirements than trait
    fn e<'a, T>(t: &'a T)
    where
        T: 'a,
    {
    }
}
impl A for S2 {
    fn d<T>(t: T) {}
    fn e<'a, T: 'a>(t: &'a T) {}
}
