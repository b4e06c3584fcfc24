struct L;
impl<U> Iterator for U { type Item = u8; fn next(&mut self) -> Option<u8> { None } } //~ ERROR[E0210]
