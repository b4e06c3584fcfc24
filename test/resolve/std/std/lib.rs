//! The std that goes with it.
#![no_std]

pub use core::{clone, fmt, marker, option, matches, concat};

pub mod prelude {
    pub mod v1 {
        pub use core::prelude::v1::*;
    }
    pub mod rust_2021 {
        pub use core::prelude::rust_2021::*;
    }
    pub mod rust_2024 {
        pub use core::prelude::rust_2024::*;
    }
}

pub mod collections {
    pub struct HashMap<K, V>(K, V);
    impl<K, V> HashMap<K, V> {
        pub fn new() -> HashMap<K, V> {
            loop {}
        }
    }
}

#[macro_export]
macro_rules! println {
    ($($arg:tt)*) => {
        ()
    };
}
