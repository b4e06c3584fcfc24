struct S<'s>(&'s str);
impl std::str::FromStr for S<'_> {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Ok(S(s)) //~ ERROR lifetime may not live long enough
    }
}
impl<'a> From<&'a String> for S<'static> {
    fn from(x: &'a String) -> Self {
        S(x) //~ ERROR lifetime may not live long enough
    }
}
