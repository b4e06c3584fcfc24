//! The old modules of the integer types, which hold their limits.

macro_rules! modules {
    ($($name:ident)*) => {
        $(
            /// The limits of this type.
            pub mod $name {
                /// The smallest value.
                pub const MIN: $name = $name::MIN;
                /// The greatest value.
                pub const MAX: $name = $name::MAX;
            }
        )*
    };
}

modules! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
