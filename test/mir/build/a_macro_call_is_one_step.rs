macro_rules! swap {
    ($a:ident, $b:ident) => {
        let old = $a;
        if old > 0 {
            $a = $b;
        }
        $b = old;
    };
}

fn early(mut a: i32) -> i32 {
    let mut b = 2;
    swap!(a, b);
    for _ in 0..2 {
        if a == b {
            return a;
        }
    }
    b
}
