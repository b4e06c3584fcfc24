impl Option<u8> { fn mine(&self) {} } //~ ERROR[E0116]
impl u8 { fn mine(&self) {} } //~ ERROR[E0390]
impl<T> T { fn mine(&self) {} } //~ ERROR[E0118]
