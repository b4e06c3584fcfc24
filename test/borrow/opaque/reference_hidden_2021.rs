//@ edition: 2021
fn o2(x: &()) -> impl Sized {
    x //~ ERROR[E0700] hidden type for `impl Sized` captures lifetime that does not appear in bounds
}
