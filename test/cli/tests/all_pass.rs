//! Tests that pass end with exit code 0; a test sees the statics as they are at the start.
use std::cell::Cell;

thread_local! { static COUNT: Cell<u32> = Cell::new(0); }

fn bump() -> u32 {
    COUNT.with(|count| {
        count.set(count.get() + 1);
        count.get()
    })
}

#[test]
fn first() {
    assert_eq!(bump(), 1);
}

mod b {
    #[test]
    fn second() {
        assert_eq!(super::bump(), 1);
    }
}

mod a {
    #[test]
    fn third() -> Result<(), std::num::ParseIntError> {
        let n: i32 = "3".parse()?;
        assert_eq!(n, 3);
        Ok(())
    }
}
