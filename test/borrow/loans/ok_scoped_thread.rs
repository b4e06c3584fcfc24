fn main() {
    let s = String::from("a");
    std::thread::scope(|scope| {
        scope.spawn(|| println!("{s}"));
    });
}
