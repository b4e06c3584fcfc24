use std::ops::{Deref, DerefMut, Index, IndexMut};

struct Wrap([u8; 2]);
impl Deref for Wrap {
    type Target = [u8; 2];
    fn deref(&self) -> &[u8; 2] {
        &self.0
    }
}
impl DerefMut for Wrap {
    fn deref_mut(&mut self) -> &mut [u8; 2] {
        &mut self.0
    }
}
struct Grid(u8);
impl Index<(usize, usize)> for Grid {
    type Output = u8;
    fn index(&self, _: (usize, usize)) -> &u8 {
        &self.0
    }
}
impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, _: (usize, usize)) -> &mut u8 {
        &mut self.0
    }
}

fn main() {
    let mut w = Wrap([1, 2]);
    w[0] = w[1];
    let mut g = Grid(0);
    g[(0, 1)] += g[(1, 0)];
    let _first = w.first();
}
