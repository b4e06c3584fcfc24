fn main() {
    println!();
    println!("plain {{}}");
    println!("{} {name} {0:?}", 1 + 1);
    println!("{:>1$} {:.*} {:#06x} {:*^+w$.p$e}", 1, 2, 3, 4.0, 255);
    let s = stringify!(a+b * c, Vec<u8>);
    let c = concat!("a", 1, -2.5, true, 'x', stringify!(q));
    assert!(v.len()==3 && ! v.is_empty());
    assert!(a::<b, c>(), "no {}", 1);
    if cfg!(windows) { panic!("at {}", line!()) }
}
