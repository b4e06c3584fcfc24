fn main() {
    break; //~ ERROR[E0268]
    loop {
        || break; //~ ERROR[E0267]
        || {
            continue; //~ ERROR[E0267]
        };
    }
    'block: {
        break; //~ ERROR[E0695]
    }
    'block: {
        continue 'block; //~ ERROR[E0696]
    }
    while true {
        break 1; //~ ERROR[E0571]
    }
    for _ in [1] {
        async { break }; //~ ERROR[E0267]
    }
    loop {
        break 2;
    };
    continue; //~ ERROR[E0268]
}
