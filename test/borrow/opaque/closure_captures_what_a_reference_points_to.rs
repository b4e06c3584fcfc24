fn len(s: &String) -> usize { s.len() }
fn holds<'a>(s: &'a String) -> Box<dyn Fn() -> usize + 'a> { Box::new(|| len(s)) }
fn own(s: &str) -> impl Fn() -> usize + '_ { || text(s) }
fn text(s: &str) -> usize { s.len() }
fn main() { let s = String::from("abc"); println!("{} {}", holds(&s)(), own(&s)()); }
fn outlives_the_variable(s: &String) -> usize {
    let f;
    {
        let r = s;
        f = || len(r);
    }
    f()
}
