fn assigned_in_guard(mut o: Option<i32>) -> i32 {
    match o {
        Some(ref _r)
            if {
                o = None; //~ ERROR[E0510] cannot assign `o` in match guard
                false
            } =>
        {
            1
        }
        _ => 0,
    }
}
fn main() {
    assigned_in_guard(Some(1));
}
