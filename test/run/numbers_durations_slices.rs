use std::num::NonZero;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

fn numbers() {
    println!("{} {} {}", 250u8.midpoint(251), (-7i32).midpoint(4), i8::MIN.midpoint(i8::MAX));
    println!("{} {} {}", 1u8.unbounded_shl(8), (-1i8).unbounded_shr(40), 0x80u8.unbounded_shr(7));
    println!("{:?} {:?}", 5u8.checked_sub_signed(-100), 5u8.checked_sub_signed(6));
    println!("{} {}", 5u8.saturating_sub_signed(6), 250u8.saturating_sub_signed(-6));
    println!("{:?} {:?}", 5u8.overflowing_sub_signed(6), i8::MIN.overflowing_div_euclid(-1));
    println!("{} {}", 100i8.saturating_add_unsigned(100), (-100i8).saturating_sub_unsigned(100));
    println!("{} {} {}", 3i32.strict_add(4), 2u64.strict_pow(10), (-7i32).strict_rem_euclid(4));
    let n = NonZero::new(-12i32).unwrap();
    println!("{} {} {} {:?}", n.abs(), n.unsigned_abs(), n.is_negative(), n.checked_neg());
    let m = NonZero::new(17u32).unwrap();
    println!("{} {} {} {}", m.ilog2(), m.isqrt(), m.count_ones(), m.midpoint(NonZero::<u32>::MIN));
}

fn durations() {
    let spans = [
        Duration::from_millis(2_500),
        Duration::from_micros(1_999_951),
        Duration::from_nanos(1_500),
        Duration::from_nanos(999_999),
        Duration::from_hours(2) + Duration::from_mins(3),
    ];
    for d in spans {
        println!("{d:?} {d:.0?} {d:.1?} {d:.2?} {d:.12?} [{d:>12.1?}] [{d:^12.1?}] [{d:*<12.1?}] {d:+.1?}");
    }
    println!("{:?} {:?}", spans[0].checked_div(0), spans[0].checked_mul(3));
    println!("{:?} {:?}", spans[0].mul_f64(1.5), spans[0].abs_diff(spans[1]));
    println!("{} {}", spans[0].div_duration_f64(spans[1]), Duration::MAX == Duration::MAX.saturating_add(spans[0]));
}

fn slices() {
    let v = [1, 2, 3, 4, 5, 6, 7];
    println!("{:?} {:?}", v.last_chunk::<2>(), v.split_first_chunk::<3>());
    println!("{:?} {:?}", v.as_chunks::<3>(), v.split_last_chunk::<2>());
    println!("{:?}", v.split_inclusive(|n| n % 3 == 0).collect::<Vec<_>>());
    let parts = v.rchunks_exact(3);
    println!("{:?} {:?}", parts.remainder(), parts.collect::<Vec<_>>());
    println!("{:?} {:?}", "  a b \n".trim_ascii(), b" x ".trim_ascii_end());
}

fn main() {
    numbers();
    durations();
    slices();
    let counter = AtomicU32::new(5);
    println!("{} {:?}", counter.update(Ordering::SeqCst, Ordering::SeqCst, |n| n * 2), counter);
    println!("{:?}", counter.try_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(11)));
    let _ = 250u8.strict_add(6);
}
