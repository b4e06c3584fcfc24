fn double(n: i32) -> i32 {
    n * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles() {
        let four = double(2);
        assert_eq!(four, 4);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn out_of_bounds() {
        let list = vec![1, 2];
        let _ = list[double(1) as usize];
    }

    #[test]
    fn fails() {
        assert_eq!(double(2), 5);
    }
}
