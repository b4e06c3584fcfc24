macro_rules! using_x {
    ($e:expr) => {{
        let x = 2;
        $e + x
    }};
}

macro_rules! make {
    ($name:ident, $field:ident) => {
        struct $name {
            $field: i32,
        }
        impl $name {
            fn value(&self) -> i32 {
                self.$field
            }
        }
        mod inner {
            pub(crate) use super::$name as Renamed;
        }
    };
}

make!(Made, number);

mod shared {
    macro_rules! private {
        () => {
            helper()
        };
    }
    pub(crate) use private;
    pub fn run() -> i32 {
        fn helper() -> i32 {
            1
        }
        private!()
    }
}

#[derive(Clone)]
struct Cloned<T>(T);

fn helper() -> i32 {
    2
}

fn main() {
    let x = 1;
    let y = using_x!(x);
    macro_rules! outer_y {
        () => {
            y
        };
    }
    let y = y + outer_y!();
    let made = inner::Renamed { number: y };
    let _ = matches!(made.value(), 1..=3);
    let _ = (shared::private!(), shared::run(), Cloned(Made { number: 3 }));
}
