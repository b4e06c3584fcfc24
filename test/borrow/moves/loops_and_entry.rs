fn take<T>(_: T) {}
fn uninitialized_at_entry(c: bool) {
    let s: String;
    while c {
        take(s); //~ ERROR[E0381] used binding `s` isn't initialized
    }
}
fn moved_in_turn(mut s: String, c: bool) {
    while c {
        take(s); //~ ERROR[E0382] use of moved value: `s`
        if c {
            s = String::new();
        }
    }
}
fn moved_before_and_in_turn(s: String, c: bool) {
    take(s);
    while c {
        take(s); //~ ERROR[E0382] use of moved value: `s`
    }
}
fn inner(s: String, c: bool) {
    while c {
        while c {
            take(s); //~ ERROR[E0382] use of moved value: `s`
        }
    }
}
