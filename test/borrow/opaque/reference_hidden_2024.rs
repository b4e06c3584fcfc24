fn o2(x: &()) -> impl Sized {
    x
}
