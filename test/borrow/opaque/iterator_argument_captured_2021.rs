//@ edition: 2021
fn o3<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    words.map(|v| v.to_string()) //~ ERROR[E0700] hidden type for `impl Iterator<Item = String>` captures lifetime that does not appear in bounds
}
