//@ edition: 2021
fn o14<'a>(f: impl Fn(&str) -> usize + 'a) -> impl Fn(&str) -> usize + 'a {
    move |s| f(s)
}
