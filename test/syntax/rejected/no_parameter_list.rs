struct S;
impl S {
    fn count -> i32 {
        3
    }
}
fn main {
    let x = S;
}
