fn main() {
    let mut boxes = Vec::with_capacity(10000);
    for i in 0..10000 {
        boxes.push(Box::new(i));
    }
    let mut sum = 0;
    loop {
        sum += 1;
        *boxes[3] = sum;
    }
}
