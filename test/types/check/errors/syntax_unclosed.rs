// Of a file whose delimiters do not match nothing else is told.
fn before() {
    aaa;
}

fn main() {
    let x = foo(1, 2;
    bbb;
}
