// What changes parts of slices in place, arrays at their ends, and slices that give parts away.
use std::num::{Saturating, Wrapping};
use std::time::Duration;

fn main() {
    let mut v = [1, 2, 3, 4, 5, 6, 7];
    for chunk in v.chunks_exact_mut(3) {
        chunk.reverse();
    }
    println!("{v:?}");
    for (i, chunk) in v.rchunks_mut(2).enumerate() {
        chunk[0] += 10 * i as i32;
    }
    println!("{v:?}");
    let mut parts = v.rchunks_exact_mut(3);
    println!("{:?} {:?}", parts.next(), parts.next());
    println!("{:?}", parts.into_remainder());
    let mut w = [1, 1, 2, 3, 3, 3];
    for run in w.chunk_by_mut(|a, b| a == b) {
        run[0] = run.len();
    }
    println!("{w:?}");
    let even = |n: &usize| n % 2 == 0;
    println!("{:?}", w.split_inclusive_mut(even).map(|p| p.len()).collect::<Vec<_>>());
    println!("{:?}", w.rsplit_mut(even).map(|p| p.to_vec()).collect::<Vec<_>>());
    println!("{:?}", w.splitn_mut(2, even).map(|p| p.to_vec()).collect::<Vec<_>>());
    println!("{:?}", w.rsplitn_mut(2, even).map(|p| p.to_vec()).collect::<Vec<_>>());

    let mut a = [1, 2, 3, 4, 5];
    if let Some([first, second]) = a.first_chunk_mut() {
        std::mem::swap(first, second);
    }
    if let Some((rest, last)) = a.split_last_chunk_mut::<2>() {
        rest[0] = last[1];
    }
    if let Some((first, rest)) = a.split_first_chunk_mut::<2>() {
        println!("{first:?} {rest:?}");
    }
    println!("{:?}", a.as_chunks_mut::<2>());
    println!("{:?}", a.as_rchunks::<2>());
    println!("{:?}", a.last_chunk_mut::<9>());

    let mut slice = &a[..];
    println!("{:?} {:?} {:?}", slice.split_off(..2), slice.split_off_last(), slice);
    println!("{:?} {:?}", slice.split_off(9..), slice.split_off_first());
    let mut chars = &mut ['a', 'b', 'c', 'd'][..];
    if let Some(c) = chars.split_off_first_mut() {
        *c = 'x';
    }
    println!("{:?} {:?}", chars.split_off_mut(1..), chars);

    let bytes = [1u8; 10];
    // SAFETY: any bytes are numbers.
    let (head, body, tail) = unsafe { bytes.align_to::<u16>() };
    println!("{} {:?}", head.len() + tail.len() + 2 * body.len(), body.first());

    println!("{:?}", "a-b-c".rmatch_indices('-').collect::<Vec<_>>());
    println!("{:?}", String::from_utf16(&[0xD834, 0xDD1E, 0x6d]));
    println!("{:?} {}", String::from_utf16(&[0xD834, 0x6d]).is_err(), String::from_utf16_lossy(&[0xDD1E, 0x6d]));
    println!("{:?}", Duration::try_from_secs_f64(-1.5).map_err(|e| e.to_string()));
    println!("{:?}", Duration::try_from_secs_f64(1.5));
    println!("{} {}", Saturating(-128i8).abs(), Saturating(5u8).is_power_of_two());
    println!("{} {}", Saturating(40u16).count_ones(), Wrapping(1u8).reverse_bits());
}
