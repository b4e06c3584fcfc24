// A type with an error in it gives no second error where it is used; nor do fields that a syntax error took away.
struct TooMany {
    items: String<u32, i32>, //~ ERROR[E0107]
    count: u8<i32>,          //~ ERROR[E0109]
}
fn uses(all: &mut TooMany) {
    all.items.insert(1, 2);
    all.count.push(1);
    let _: String = all.count;
}
struct Lost<T> {
    first: i32,
    second, //~ ERROR
    third: T,
}
fn fields(lost: &Lost<i32>) {
    lost.third.go();
    let _ = lost.second + 1;
    let _ = (&&lost).fourth;
}
fn module() {
    let _ = vec::Vec::<i32>::new(); //~ ERROR[E0433]
    let _ = panic::catch_unwind(fields); //~ ERROR[E0433]
}
