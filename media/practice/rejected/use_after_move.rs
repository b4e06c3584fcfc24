// Rejected (E0382): `s1` was moved into `s2`, so `s1` owns nothing any more.

fn main() {
    let s1 = String::from("crab");
    let s2 = s1;
    println!("{s1} {s2}");
}
