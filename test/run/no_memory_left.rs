fn main() {
    println!("{}", Vec::<u8>::new().try_reserve(isize::MAX as usize).is_err());
    let far_too_much = Vec::<u8>::with_capacity(isize::MAX as usize / 2);
    println!("not reached {}", far_too_much.capacity());
}
