fn main() {
    'a: loop {
        break 'b; //~ ERROR[E0426]
    }
    'a: loop {
        || {
            break 'a //~ ERROR[E0767] ERROR[E0267]
        };
        fn inner() {
            loop {
                continue 'a //~ ERROR[E0767]
            }
        }
    }
}
