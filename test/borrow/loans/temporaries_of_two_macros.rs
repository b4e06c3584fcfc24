fn f(mut v: &mut String) {
    let a: &String = vec![String::new()].first().unwrap(); //~ ERROR[E0716] temporary value dropped while borrowed
    a.len();
    v = vec![String::new()].last_mut().unwrap(); //~ ERROR[E0716] temporary value dropped while borrowed
    v.push('x');
}
