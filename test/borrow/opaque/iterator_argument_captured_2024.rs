fn o3<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    words.map(|v| v.to_string())
}
