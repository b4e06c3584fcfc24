trait A { fn f(); type T; const C: u8; }
struct S;
impl A for S { //~ ERROR[E0046]
    const f: u8 = 1; //~ ERROR[E0323]
    fn T() {} //~ ERROR[E0324]
    type C = u8; //~ ERROR[E0325]
}
