struct S;
impl S { fn a(&self) {} } //~ ERROR[E0592]
impl S { fn a(&self) {} }
struct G<T>(T);
impl G<u8> { fn a(&self) {} }
impl G<u16> { fn a(&self) {} }
