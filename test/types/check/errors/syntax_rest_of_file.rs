// What is no item leaves the file in doubt.
fn before() {
    aaa;
    let x = 5 let y = 6;
}

class Foo {
    x: i32,
}

fn main() {
    bbb;
    let foo = Foo { x: 1 };
}
