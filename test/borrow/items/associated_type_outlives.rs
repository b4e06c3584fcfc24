trait B<'t> {
    type Out;
    type Ref: 't;
    fn get(&'t self) -> Self::Out;
    fn put(&self, x: &'t str);
}
impl<'t> B<'t> for String {
    type Out = &'t str;
    type Ref = &'t i32;
    fn get(&'t self) -> &'t str {
        self
    }
    fn put(&self, x: &'t str) {}
}
impl<'t, 'u> B<'t> for &'u String {
    type Out = &'u str;
    type Ref = &'u i32; //~ ERROR[E0477] the type `&'u i32` does not fulfill the required lifetime
    fn get(&'t self) -> &'u str {
        self
    }
    fn put(&self, x: &'u str) {} //~ ERROR[E0308] method not compatible with trait
}
impl<'t, 'u, T> B<'t> for Vec<&'u T> {
    type Out = &'t T; //~ ERROR[E0309] the parameter type `T` may not live long enough
    type Ref = T; //~ ERROR[E0309] the parameter type `T` may not live long enough
    fn get(&'t self) -> &'t T {
        self[0]
    }
    fn put(&self, x: &str) {}
}
impl<'t, T: 't> B<'t> for Box<T> {
    type Out = &'t T;
    type Ref = T;
    fn get(&'t self) -> &'t T {
        self
    }
    fn put(&self, x: &'t str) {}
}
