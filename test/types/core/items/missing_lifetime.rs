struct S { x: &str } //~ ERROR[E0106]
fn f(a: &str, b: &str) -> &str { a } //~ ERROR[E0106]
fn g() -> &str { loop {} } //~ ERROR[E0106]
fn h(a: &str) -> &str { a }
struct M;
impl M { fn m(&self, b: &str) -> &str { loop {} } }
