// std's macros that need no file, every kind of fragment, operators of one's own, and a function that never returns.
use std::fmt::Write as _;
use std::future::{Future, poll_fn};
use std::ops::{Index, IndexMut, Neg, Not};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

macro_rules! looped {
    ($label:lifetime, $stop:expr) => {
        $label: loop {
            if $stop {
                break $label;
            }
        }
    };
}

macro_rules! with_attributes {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($field: $ty),* }
    };
}

with_attributes! {
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct Pair { left: u8, right: String }
}

macro_rules! call {
    ($path:path, $($arg:literal)|*) => { $path($($arg),*) };
}

macro_rules! choose {
    ($pat:pat => $value:expr, $of:expr) => {
        match $of {
            $pat => $value,
            _ => 0,
        }
    };
}

macro_rules! run {
    ($stmt:stmt; $block:block) => {
        $stmt;
        println!("{:?}", $block)
    };
}

struct Grid {
    cells: [i32; 4],
}

impl Index<(usize, usize)> for Grid {
    type Output = i32;
    fn index(&self, (row, column): (usize, usize)) -> &i32 {
        &self.cells[row * 2 + column]
    }
}

impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut i32 {
        &mut self.cells[row * 2 + column]
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Bits(i8);

impl Not for Bits {
    type Output = Bits;
    fn not(self) -> Bits {
        Bits(!self.0)
    }
}

impl Neg for Bits {
    type Output = Bits;
    fn neg(self) -> Bits {
        Bits(-self.0)
    }
}

fn stop(code: i32) -> ! {
    println!("stopping with {code}");
    std::process::exit(code)
}

fn main() {
    let mut n = 0;
    looped!('outer, {
        n += 1;
        n > 2
    });
    println!("{n} {:?}", Pair { left: 1, right: "r".into() }.max(Pair::default()));
    println!("{} {}", call!(i32::pow, 2 | 5), choose!(Some(3..=5) | None => 7, Some(4)));
    run!(let text = concat!("a", 1, 2.5, true, 'c'); { text.len() });
    println!("{} {} {}", stringify!(a + b), line!(), column!());
    println!("{} {:?}", module_path!().is_empty(), option_env!("NOT_SET_ANYWHERE"));
    println!("{}", file!().ends_with(".rs"));
    assert_ne!(1, 2, "numbers {} and {}", 1, 2);
    debug_assert!(matches!(dbg!(n * 2), 6 if n == 3));

    let mut out = String::new();
    write!(out, "{:>4}|{:<4}|{:^4}", 1, 2, 3).unwrap();
    writeln!(out, " {0:?} {name:#x}", "q\"", name = 255).unwrap();
    print!("{out}");

    let mut grid = Grid { cells: [1, 2, 3, 4] };
    grid[(1, 0)] += 10;
    println!("{} {:?} {:?}", grid[(1, 0)], !Bits(5), -Bits(5));

    let mut polls = 0;
    let mut future = pin!(poll_fn(|_| {
        polls += 1;
        if polls < 3 { Poll::Pending } else { Poll::Ready(polls) }
    }));
    let mut context = Context::from_waker(Waker::noop());
    while future.as_mut().poll(&mut context).is_pending() {}
    println!("{}", polls);

    let later = std::panic::catch_unwind(|| -> u8 { todo!("not {}", "yet") });
    println!("{}", later.is_err());
    let never = std::panic::catch_unwind(|| if n > 100 { 1 } else { unreachable!("n is {n}") });
    println!("{}", never.is_err());
    stop(3)
}
