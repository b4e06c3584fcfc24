impl Clone for Option<u8> { fn clone(&self) -> Self { loop {} } } //~ ERROR[E0117]
trait T {}
impl<U> T for U {}
