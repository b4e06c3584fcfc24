trait A { fn a(); }
pub struct S;
pub impl A for S { //~ ERROR[E0449]
    pub fn a() {} //~ ERROR[E0449]
}
enum E { pub A } //~ ERROR[E0449]
