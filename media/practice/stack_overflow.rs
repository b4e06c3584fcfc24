// Endless recursion: each call takes a new frame, until the stack has no room for another.
//
// Look for: the stack growing down, frame by frame (set a breakpoint in `deeper`); the run ends as a stack overflow, with
// all its frames still there to look at.

fn deeper(depth: u64) -> u64 {
    let here = depth + 1;
    if here == u64::MAX {
        return here;
    }
    deeper(here) + 1
}

fn main() {
    println!("going down");
    let depth = deeper(0);
    println!("never reached: {depth}");
}
