struct P {
    x: i32,
    y: i32,
}
struct Long {
    alpha: i32,
    beta: i32,
    gamma: i32,
    delta: i32,
    epsilon: i32,
    zeta: i32,
    eta: i32,
}
struct T(i32, String);
enum E {
    A(i32, i32),
    B { x: i32, y: i32 },
    C,
}
mod m {
    pub struct Q {
        a: i32,
        pub b: i32,
    }
    impl Q {
        pub fn a(&self) -> i32 {
            1
        }
        fn hid(&self) {}
    }
}
fn f(p: P, l: Long, t: T, e: E, q: m::Q) {
    p.z;
    p.xx;
    l.alpa;
    l.nothing;
    t.2;
    t.x;
    q.a;
    q.c;
    q.hid();
    p.x.y;
    e.x;
    p.x();
    let P { x } = p;
    let P { x, z } = p;
    let P {} = p;
    let Long { alpha, .. } = l;
    let Long { alpha } = l;
    let T(a) = t;
    let T(a, b, c) = t;
    match e {
        E::A(x) => {}
        E::A() => {}
        E::B { x } => {}
        E::B(x) => {}
        E::C(x) => {}
        E::D => {}
    }
    P { x: 1, z: 2 };
    P { x: 1, y: 2, z: 2 };
    P { x: 1 };
    P { xx: 1, y: 2 };
    E::B { x: 1 };
    E::B { x: 1, z: 1 };
    E::A(1);
    T(1);
    T(1, "a");
    T { a: 1 };
    let n = 5;
    n();
    n.0;
    let c = |a: i32, b: i32| a + b;
    c(1);
    E::C();
    (1, 2).2;
    "a".len;
    let v = vec![1];
    v.size();
    v.length();
    v.append(1);
    "abc".push_str("d");
    "abc".lenght();
    let s = String::new();
    s.add("a");
    s.length();
    let o = Some(1);
    o.unwrapp();
    let r: Result<i32, String> = Ok(1);
    r.unwrap_or_els(|| 1);
    P.x;
    p.clone();
    p.to_string();
    println!("{}", p.to_owned());
    [1, 2].push(3);
    [1, 2].map(|x| x).collect();
    (1..3).push(1);
    let it = [1].iter();
    it.lenn();
    String::from("a").iter();
    5.len();
    'a'.to_upper();
    true.not_there();
    m::Q { a: 1, b: 2 };
    m::Q::new();
    P::new(1);
    E::new();
    i32::nope();
    Vec::<i32>::neww();
    <P as Clone>::clone(&p);
}
fn main() {}
