// The items of a body bring macros by path: imports of its own `macro_rules`, modules, and what they export.
mod outside {
    macro_rules! here {
        () => { "outside" };
    }
    pub(crate) use here;
}

fn renamed() {
    macro_rules! first {
        () => { println!("first") };
    }
    second!();
    macro_rules! second {
        () => { println!("textual") };
    }
    use first as second;
    second!();
    {
        use outside::here as there;
        println!("{}", there!());
    }
}

fn modules() {
    macro_rules! helper {
        ($e:expr) => { $e + 1 };
    }
    println!("{}", inner::answer!());
    mod inner {
        macro_rules! answer {
            () => { $crate::base() + 1 };
        }
        pub(crate) use answer;

        #[derive(Debug, Clone, PartialEq)]
        pub struct Point(pub i32);

        impl Point {
            pub fn twice(&self) -> i32 {
                helper!(self.0) * answer!()
            }
        }

        crate::make!(generated);
    }
    println!("{} {:?} {}", inner::Point(1).twice(), inner::Point(2).clone(), inner::generated());

    #[macro_use]
    mod textual {
        macro_rules! leaked {
            () => { "leaked" };
        }
    }
    println!("{}", leaked!());
}

fn base() -> i32 {
    41
}

macro_rules! make {
    ($name:ident) => {
        pub fn $name() -> &'static str { stringify!($name) }
    };
}
use make;

fn exported() {
    self::shout!("a");
    shout!("b");
    mod deep {
        pub fn go() {
            crate::shout!("c");
        }
    }
    mod defines {
        #[macro_export]
        macro_rules! shout {
            ($s:literal) => { println!("{}!", $s) };
        }
    }
    deep::go();
}

fn main() {
    renamed();
    modules();
    exported();
}
