// Who is dropped when: at the closing brace, the last declared first.
//
// Look for: one step for each drop at a `}`; a shadowed variable that lives on until its scope ends; a partly moved pair of
// which only the rest is dropped; `drop` that ends a value early.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let _first = Noisy("first");
    let second = Noisy("second");
    {
        let _inner = Noisy("inner");
        println!("end of the inner scope");
    }
    let shadowed = Noisy("shadowed");
    println!("made {}", shadowed.0);
    let shadowed = Noisy("shadowing");
    println!("made {}", shadowed.0);
    let pair = (Noisy("left"), Noisy("right"));
    let left = pair.0;
    println!("moved {} out of the pair", left.0);
    drop(second);
    let _ = Noisy("not bound: dropped at once");
    println!("end of main");
}
