const N: usize = 140;

fn multiply(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut product = vec![vec![0.0; N]; N];
    for i in 0..N {
        for j in 0..N {
            let mut sum = 0.0;
            for k in 0..N {
                sum += a[i][k] * b[k][j];
            }
            product[i][j] = sum;
        }
    }
    product
}

fn main() {
    let a = vec![vec![1.5; N]; N];
    let b = vec![vec![0.5; N]; N];
    println!("{}", multiply(&a, &b)[3][4]);
}
