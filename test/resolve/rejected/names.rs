mod m {
    pub struct S;
    struct P(i32);
    pub struct Q(i32);
    pub enum E {
        A,
    }
    mod private {
        pub fn f() {}
    }
    pub fn f() {}
}
struct Rec {
    x: i32,
}
trait Tr {}
type Alias = i32;
fn values() {
    let a = HashMap::new(); //~ ERROR[E0433]
    let b = foo::bar(); //~ ERROR[E0433]
    let c = m::nope(); //~ ERROR[E0425]
    let d: m::Nope = 1; //~ ERROR[E0425]
    let e: Nope = 2; //~ ERROR[E0425]
    let f = nope; //~ ERROR[E0425]
    nope(); //~ ERROR[E0425]
    let i = crate::nada::x(); //~ ERROR[E0433]
    let j = self::nada(); //~ ERROR[E0425]
    let k = super::x(); //~ ERROR[E0433]
    let l = m::Q(1); //~ ERROR[E0603]
    let u = m::P(1); //~ ERROR[E0603]
    let m = Undefined { x: 1 }; //~ ERROR[E0422]
    let n = m::f::bar(); //~ ERROR[E0433]
    m::self::f(); //~ ERROR[E0433]
    ::nada::x(); //~ ERROR[E0433]
    m::private::f(); //~ ERROR[E0603]
    let vales = values_; //~ ERROR[E0425]
    optio::x(); //~ ERROR[E0433]
    Optio::None; //~ ERROR[E0433]
    prinln!("x"); //~ ERROR[]
    println("x"); //~ ERROR[E0423]
    let t = True; //~ ERROR[E0425]
}
fn kinds() {
    let x: m = 1; //~ ERROR[E0573]
    let q = m; //~ ERROR[E0423]
    let q = i32; //~ ERROR[E0423]
    let w = m::E; //~ ERROR[E0423]
    let a = Rec; //~ ERROR[E0423]
    let b = Rec(1); //~ ERROR[E0423]
    let Rec(c) = a; //~ ERROR[E0532]
    let d = m::E { x: 1 }; //~ ERROR[E0574]
    let d = kinds {}; //~ ERROR[E0574]
    let e: kinds = 1; //~ ERROR[E0573]
    let f: m::E::A = 1; //~ ERROR[E0573]
    let Some = Some(1); //~ ERROR[E0530]
}
impl Foo for i32 {} //~ ERROR[E0405]
impl m::S for i32 {} //~ ERROR[E0404]
impl Alias for u8 {} //~ ERROR[E0404]
impl Display for u8 {} //~ ERROR[E0405]
fn bound<T: Nope>(t: T) where T: m {} //~ ERROR[E0405] ERROR[E0404]
#[derive(Foo)] //~ ERROR[]
struct Derived;
fn main() {
    let s = self.x; //~ ERROR[E0424]
    let s = Self::x; //~ ERROR[E0433]
    let s: Self; //~ ERROR[E0411]
}
