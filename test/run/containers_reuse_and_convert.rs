// Conversions between owners, blocks that are kept, and the parts of slices.
use std::borrow::Cow;
use std::iter::{Chain, Flatten};
use std::mem::MaybeUninit;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

fn main() {
    let (x, mut y) = (vec![5, 6, 7], vec![8, 9, 10, 11]);
    let block = y.as_ptr();
    y.clone_from(&x);
    println!("{y:?} {}", block == y.as_ptr());
    let mut s = String::from("abc");
    s.clone_from(&"de".to_string());
    s.extend_from_within(1..);
    println!("{:?}", s.split_at_mut(1));
    let mut boxed = Box::new([1, 2]);
    let place: *const [i32; 2] = &*boxed;
    boxed.clone_from(&Box::new([3, 4]));
    println!("{boxed:?} {}", std::ptr::eq(place, &*boxed));

    let mut array = [1, 2, 3];
    let shared: Rc<[i32]> = Rc::from(&mut array[..]);
    let text: Arc<str> = Arc::from(Cow::Borrowed("eggplant"));
    let bytes: Rc<[u8]> = Rc::from(Rc::<str>::from("hi"));
    let boxed: Box<str> = Box::from(Cow::from("own"));
    println!("{shared:?} {text} {bytes:?} {boxed} {:?}", Cow::from(&array[..]).into_owned());
    let rc = Rc::new(5);
    let raw = Rc::into_raw(Rc::clone(&rc));
    unsafe { Rc::increment_strong_count(raw) };
    println!("{}", Rc::strong_count(&rc));
    unsafe {
        Rc::decrement_strong_count(raw);
        Rc::decrement_strong_count(raw);
    }
    println!("{}", Rc::strong_count(&rc));
    let mut room = Box::<[u32]>::new_uninit_slice(2);
    room[0].write(4);
    room[1].write(2);
    println!("{:?} {:?}", unsafe { room.assume_init() }, Box::<[u8; 3]>::try_from(Box::<[u8]>::from(boxed)).unwrap());

    let mut v = vec![1];
    *v.push_mut(2) += 10;
    *v.insert_mut(0, 7) -= 1;
    println!("{v:?} {:?}", [1, 2, 3, 4].array_windows::<2>().map(|[a, b]| a * b).rev().collect::<Vec<_>>());
    println!("{:?}", [10, 40, 30, 20, 60, 50].rsplitn(2, |n| n % 3 == 0).collect::<Vec<_>>());
    let mut numbers = [5, 1, 4, 2, 3];
    println!("{:?} {:?}", numbers.select_nth_unstable_by(1, |a, b| b.cmp(a)).1, v.element_offset(&v[1]));
    for chunk in b"foo\xF1\x80bar\xFF".utf8_chunks() {
        println!("{:?} {:?}", chunk.valid(), chunk.invalid());
    }
    let mut slots = [const { MaybeUninit::<String>::uninit() }; 2];
    println!("{:?}", slots.write_clone_of_slice(&["a".to_string(), "b".to_string()]));

    let chain: Chain<std::slice::Iter<u8>, std::slice::Iter<u8>> = Default::default();
    let flat: Flatten<std::slice::Iter<[u8; 2]>> = Default::default();
    println!("{} {}", chain.count(), flat.count());
    let mut words = ["a", "1", "2"].iter().peekable();
    println!("{:?}", words.next_if_map(|w| w.parse::<i32>().map_err(|_| w)));
    println!("{:?} {:?}", words.next(), words.next_if_map(|w| w.parse::<i32>().map_err(|_| w)));
    let poll: Poll<Option<Result<u8, _>>> = Poll::Ready(Some("oops".parse()));
    println!("{:?} {:?}", poll.map_err(|_| 'e'), bool::try_from(1u8));
    println!("{:?} {:?}", bool::try_from(2i128), u16::try_from('⚧'));
    println!("{:?} {:?}", u8::MAX.carrying_mul(u8::MAX, u8::MAX), u128::MAX.carrying_mul(u128::MAX, 7));
    println!("{:?} {:?}", u32::MAX.carrying_add(0, true), 0u64.borrowing_sub(1, true));
    println!("{} {}", NonZero::new(200u8).unwrap().cast_signed(), NonZero::new(7u8).unwrap().div_ceil(NonZero::<u8>::MIN));
}
