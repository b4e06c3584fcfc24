// Rejected (E0597): `r` would point to `x` after the inner block has ended, and with it the place that `x` lived in.

fn main() {
    let r;
    {
        let x = 5;
        r = &x;
    }
    println!("{r}");
}
