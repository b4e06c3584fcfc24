fn main() {
    let mut a: &mut [[i32; 2]] = &mut [[1, 2]];
    let mut b: &mut [&mut [i32]] = &mut [];
    b[0][{ b = &mut []; 1 }] = 3; //~ ERROR[E0510] cannot assign `b` in indexing expression
    a[0][1] = 2;
    a = &mut [];
}
