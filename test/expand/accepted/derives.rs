#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Pair<T: Iterator> { left: T, right: Vec<T::Item> }
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Shape { #[default] Unit, Tuple(f64, f64), Named { side: f64 } }
#[cfg_attr(unix, derive(Clone))]
struct Unit;
#[cfg(windows)]
struct Gone;
