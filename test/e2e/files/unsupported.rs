fn main() {
    let n: u32;
    unsafe { std::arch::asm!("mov {0:e}, 5", out(reg) n) };
    println!("{n}");
}
