// Small hash tables: what goes round from the last bucket to the first is found again, whatever the keys' hashes are.
use std::collections::{HashMap, HashSet};

struct Numbers(u64);
impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % end
    }
}

fn main() {
    let mut numbers = Numbers(7);
    let mut steps = 0;
    for size in [2, 3, 5, 7, 12, 20, 40] {
        for _ in 0..60 {
            let mut map = HashMap::new();
            let mut model: Vec<(u64, u64)> = Vec::new();
            for _ in 0..size * 3 {
                let key = numbers.below(size);
                let known = model.iter().position(|&(k, _)| k == key);
                assert_eq!(map.get(&key), known.map(|i| &model[i].1));
                if numbers.below(3) == 0 {
                    assert_eq!(map.remove(&key), known.map(|i| model.swap_remove(i).1));
                } else {
                    let value = numbers.below(100);
                    assert_eq!(map.insert(key, value), known.map(|i| model.swap_remove(i).1));
                    model.push((key, value));
                }
                steps += 1;
            }
            assert_eq!(map.len(), model.len());
            let mut pairs: Vec<_> = map.into_iter().collect();
            pairs.sort();
            model.sort();
            assert_eq!(pairs, model);
        }
    }
    let sets = (0..300).filter(|_| [1, 2, 1, 3, 2, 1].into_iter().collect::<HashSet<_>>().len() == 3).count();
    println!("{steps} steps, {sets} sets");
}
