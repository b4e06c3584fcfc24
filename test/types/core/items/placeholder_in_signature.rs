fn f(x: _) {} //~ ERROR[E0121]
const C: _ = 1; //~ ERROR[E0121]
