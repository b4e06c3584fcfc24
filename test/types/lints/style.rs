#![allow(dead_code)]

const lower: i32 = 1;
static mixedCase: i32 = 2;
struct bad_name { badField: i32 }
enum color_kind { red_one, Two }
trait speak_it { fn SayIt(&self) {} const low: i32; type assoc; }
type my_alias = i32;
mod BadMod { pub fn ok() {} }
fn CamelFn<t>(ArgName: t) -> t { ArgName }
impl bad_name {
    fn NewOne() -> i32 { 3 }
    fn MethodX(&self) {}
    const alsoLow: i32 = 1;
}
impl speak_it for bad_name { fn SayIt(&self) {} const low: i32 = 3; type assoc = i32; }
fn life<'Long>(x: &'Long i32) -> &'Long i32 { x }
fn gen_const<const n: usize>() -> usize { n }
struct T_A;
struct HTTPServer;
struct A_1;
#[allow(non_snake_case)]
fn AllowedName() {}
fn main() {
    let XValue = lower + mixedCase;
    let b = bad_name { badField: XValue };
    let bad_name { badField } = b;
    let c = |ClosureArg: i32| ClosureArg;
    for LoopVar in 0..1 { println!("{}", LoopVar); }
    match Some(3) { Some(InnerMatch) => println!("{}", InnerMatch), None => {} }
    println!("{} {}", badField, c(2));
    while true { break; }
    let v = 5;
    v;
    let s = String::new();
    s;
    lower;
    if (v > 3) { }
    while (v > 7) { }
    match (v) { _ => {} }
    for i in (0..2) { println!("{}", i); }
    let w = (v + 1);
    println!("{}", (w));
    takes((w));
    let z = if (v == (3)) { (1) } else { 2 };
    let q = ((z));
    let u: u8 = 3;
    if u >= 0 { }
    'unused: loop { break; }
    return (takes(q));
}
fn takes(x: i32) { let _y; _y = (x); }
fn ret() -> i32 { return (3); }
fn blockret() -> i32 { (3 + 1) }
