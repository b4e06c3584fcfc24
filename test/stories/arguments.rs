struct P;
#[derive(Debug)]
struct Local;
struct MyErr;
fn make<T: Default>() -> T {
    T::default()
}
fn pair<T: Copy>(a: T, b: T) {}
fn one<T: Copy>(a: Vec<T>) {}
struct W<T>(T);
impl<T: Copy> W<T> {
    fn new(t: T) -> W<T> {
        W(t)
    }
    fn none() -> Option<T> {
        None
    }
    fn of<U: Copy>(&self, u: U) {}
    fn of2<U: Default>(&self) -> U {
        U::default()
    }
}
fn calls(w: W<i32>) {
    let p: P = make();
    let q: P = Default::default();
    pair(P, P);
    one(vec![P]);
    let n = W::new(P);
    let o: Option<P> = W::none();
    w.of(P);
    let r: P = w.of2();
    let s = make::<P>();
    let t = w.of2::<P>();
    let u = <P as Default>::default();
    let v = W::<P>::none();
    let f = make::<P>;
}
fn errs() -> Result<(), MyErr> {
    let a = "5".parse::<i32>()?;
    let b = std::fs::read("a").map_err(|e| 1)?;
    let c: Result<i32, Local> = Ok(1);
    c?;
    Ok(())
}
fn errs2() -> Result<(), Box<Local>> {
    let a = "5".parse::<i32>()?;
    Ok(())
}
fn slices(v: [i32]) {}
fn dyns(v: dyn std::fmt::Debug) {}
fn closure() {
    let f = |s: str| {};
    let s = *"abc";
    let t = "abc"[..];
}
fn main() {}
