fn main() {
    let mut line = 0u64;
    loop {
        println!("line {line} of very many, with <b>markup</b> in it");
        line += 1;
    }
}
