fn main() {
    println!("{} {}", 1);
    println!("{}", 1, 2);
    println!("{x");
    println!("{0} {2}", 1, 2);
    println!("{:q}", 1);
    println!(x);
    println!("}");
    println!("a" 1);
    println!("{a}", a = 1, a = 2);
    compile_error!("stop");
}
