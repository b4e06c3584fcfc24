mod tools {
    macro_rules! double {
        ($e:expr) => {
            $e + $e
        };
    }
    pub(crate) use double;
}

fn main() {
    use tools::double as twice;
    let one = 1;
    let _ = twice!(one);
    {
        use crate::tools;
        let _ = tools::double!(one);
    }
}
