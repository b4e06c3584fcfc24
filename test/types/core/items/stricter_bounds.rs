trait A { fn f<T>(x: T); }
struct S;
impl A for S {
    fn f<T: Copy>(x: T) {} //~ ERROR[E0276]
}
