// A type that is not known is asked for where it could be written.
fn parsed() {
    let value = "5".parse().unwrap();
    println!("{}", value);
}

fn collected() {
    let reversed = "text"
        .chars()
        .rev()
        .collect();
}

fn summed() {
    let total: u32 = [1u32]
        .iter()
        .sum()
        + 1;
}

fn popped() {
    let mut list = vec![];
    match list.pop() {
        Some(item) => {
            item.to_uppercase();
        }
        None => {}
    }
}

fn cast() {
    let reference = &1;
    let pointer = reference as *const _;
    if pointer.is_null() {}
}

fn default() {
    let value = Default::default();
}

fn mapped() {
    let list = "1,2"
        .split(',')
        .map(|part| {
            part.parse()
                .unwrap()
        })
        .collect::<Vec<_>>();
}

fn main() {}
