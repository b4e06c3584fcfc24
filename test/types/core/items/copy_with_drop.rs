struct S;
impl Clone for S { fn clone(&self) -> S { loop {} } }
impl Copy for S {} //~ ERROR[E0184]
impl Drop for S { fn drop(&mut self) {} }
