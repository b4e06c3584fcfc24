fn main() {
    let x = 1;
    fn inner() -> i32 {
        x //~ ERROR[E0434]
    }
    let n = 3;
    let a = [0; n]; //~ ERROR[E0435]
    const C: i32 = n; //~ ERROR[E0435]
    let closure = || x + 1;
    struct Local;
    impl Local {
        fn method(&self) -> i32 {
            x //~ ERROR[E0434]
        }
        fn associated() {
            self.method(); //~ ERROR[E0424]
        }
    }
    {
        let gone = 1;
    }
    gone; //~ ERROR[E0425]
    for i in [1] {}
    i; //~ ERROR[E0425]
    if let Some(y) = Some(1) {
        y;
    } else {
        y; //~ ERROR[E0425]
    }
}
