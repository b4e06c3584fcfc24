struct N;
#[allow(dead_code)]
struct S { n: N }
impl Clone for S { fn clone(&self) -> S { loop {} } }
impl Copy for S {} //~ ERROR[E0204]
