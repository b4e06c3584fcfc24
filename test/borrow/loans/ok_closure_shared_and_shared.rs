fn main() {
    let n = 1;
    let show = || println!("{n}");
    println!("{n}");
    show();
}
