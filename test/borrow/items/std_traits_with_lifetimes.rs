struct F<'a, T> {
    x: &'a T,
}
struct S<'s>(&'s str);
impl<'a> Iterator for F<'a, i32> {
    type Item = &'a i32;
    fn next(&mut self) -> Option<Self::Item> {
        Some(self.x)
    }
}
impl<'a> std::ops::Deref for F<'a, String> {
    type Target = String;
    fn deref(&self) -> &'a String {
        self.x
    }
}
impl<'a> std::ops::Index<usize> for F<'a, Vec<i32>> {
    type Output = i32;
    fn index(&self, i: usize) -> &i32 {
        &self.x[i]
    }
}
impl<'a> AsRef<str> for S<'a> {
    fn as_ref(&self) -> &'a str {
        self.0
    }
}
impl<'a> From<&'a str> for S<'a> {
    fn from(x: &'a str) -> Self {
        S(x)
    }
}
impl<'a> Default for S<'a> {
    fn default() -> Self {
        S("")
    }
}
impl<'a> Clone for S<'a> {
    fn clone(&self) -> S<'a> {
        S(self.0)
    }
}
impl<'a> IntoIterator for F<'a, String> {
    type Item = &'a u8;
    type IntoIter = std::slice::Iter<'a, u8>;
    fn into_iter(self) -> Self::IntoIter {
        self.x.as_bytes().iter()
    }
}
