// Elements taken out by a predicate, several borrowed at once, slices in parts from both ends.
fn main() {
    let mut numbers = vec![1, 2, 3, 4, 5, 6];
    let even: Vec<i32> = numbers.extract_if(1..5, |n| *n % 2 == 0).collect();
    println!("{even:?} {numbers:?}");
    let first = numbers.extract_if(.., |n| *n > 2).next();
    println!("{first:?} {numbers:?}");

    let mut list = [10, 20, 30, 40];
    if let Ok([a, b]) = list.get_disjoint_mut([0, 2]) {
        std::mem::swap(a, b);
    }
    println!("{:?}", list.get_disjoint_mut([1, 1]));
    println!("{:?}", list.get_disjoint_mut([0..2, 3..9]));
    println!("{:?} {}", list.strip_suffix(&[40]), list.is_sorted_by(|a, b| a != b));

    let zeros = [1, 0, 2, 3, 0, 4, 0];
    println!("{:?}", zeros.split(|n| *n == 0).rev().collect::<Vec<_>>());
    println!("{:?}", zeros.rsplit(|n| *n == 0).collect::<Vec<_>>());
    println!("{:?}", zeros.splitn(2, |n| *n == 0).collect::<Vec<_>>());
    println!("{:?}", zeros.rsplitn(2, |n| *n == 0).collect::<Vec<_>>());
    println!("{:?}", zeros.split_inclusive(|n| *n == 0).rev().collect::<Vec<_>>());
    println!("{:?} {:?}", zeros.split(|n| *n == 0).size_hint(), [0; 0].split(|n| *n == 0).collect::<Vec<_>>());
    let mut changed = zeros;
    for part in changed.split_mut(|n| *n == 0).rev() {
        part.reverse();
    }
    for (i, part) in changed.rsplitn_mut(3, |n| *n == 0).enumerate() {
        part.iter_mut().for_each(|n| *n += 10 * i);
    }
    println!("{changed:?}");
    println!("{:?}", zeros.rchunks(3).rev().collect::<Vec<_>>());
    println!("{:?}", zeros.chunks_exact(2).rev().collect::<Vec<_>>());
    println!("{:?}", changed.chunks_mut(3).rev().map(|c| c.len()).collect::<Vec<_>>());
    println!("{:?} {:?}", zeros.iter().filter(|n| **n > 0), zeros.iter().skip_while(|n| **n > 0));

    let boxed: Box<[String]> = Box::new(["a".to_string(), "b".to_string()]);
    for text in &boxed {
        print!("{text} ");
    }
    let owned: Vec<String> = boxed.into_iter().collect();
    println!("{owned:?}");
}
