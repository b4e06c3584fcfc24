//! Collecting units into a unit, for `collect::<Result<(), E>>()`.

impl FromIterator<()> for () {
    fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () {
        iter.into_iter().for_each(|()| {})
    }
}
