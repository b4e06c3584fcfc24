fn main() {
    let x = Some(1);
    match x {
        None => {}
        Some(_) if x.is_some() => {}
        Some(_) => {}
    }
}
