struct Counter {
    n: u32,
}

impl Counter {
    fn get(&self) -> u32 {
        self.n
    }
    fn add(&mut self, by: u32) {
        self.n += by;
    }
    fn done(self) {}
}

fn main() {
    let mut c = Counter { n: 1 };
    let r = &mut c;
    r.add(r.get());
    c.add(c.n);
    c.done();
}
