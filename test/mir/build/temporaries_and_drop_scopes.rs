struct D(i32);
impl Drop for D {
    fn drop(&mut self) {}
}

fn new(n: i32) -> D {
    D(n)
}

fn early(n: i32) -> i32 {
    let a = new(1);
    if n > 1 {
        return a.0;
    }
    let r = &new(2);
    let t = new(3).0;
    loop {
        let _in_loop = new(4);
        if n == t {
            break;
        }
    }
    r.0
}

fn conditions(o: Option<D>) -> i32 {
    let Some(d) = o else { return 0 };
    if let Some(e) = Some(new(5)) && e.0 > 4 { e.0 } else { d.0 }
}

fn main() {
    early(2);
    conditions(None);
}
