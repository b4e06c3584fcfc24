trait A {}
impl<T> A for T {}
impl A for u32 {} //~ ERROR[E0119]
trait B {}
impl B for u8 {}
impl B for u16 {}
trait C {}
impl<T: Copy> C for T {}
impl C for Vec2 {}
struct Vec2;
trait D {}
impl<T: Clone> D for T {}
impl<T> D for Option<T> {} //~ ERROR[E0119]
