// `type_name` is the path of the definition; types of one name in several places are not the same to `Any`.
use std::any::{type_name, type_name_of_val, Any, TypeId};

mod a {
    #[derive(Debug)]
    pub struct S(pub u8);
    pub trait T {}
    pub fn f() {}
}
mod b {
    #[derive(Debug)]
    pub struct S(pub u8);
}
struct G<T, const N: usize>([T; N]);

fn local(first: bool) -> TypeId {
    if first {
        struct L;
        TypeId::of::<L>()
    } else {
        struct L;
        TypeId::of::<L>()
    }
}

fn id_of_val<T: 'static>(_: &T) -> TypeId {
    TypeId::of::<T>()
}

fn closure_of<T: 'static>() -> TypeId {
    id_of_val(&|| size_of::<T>())
}

fn main() {
    let x: Box<dyn Any> = Box::new(a::S(1));
    println!("{:?} {:?}", x.downcast_ref::<b::S>(), x.downcast_ref::<a::S>());
    println!("{} {}", TypeId::of::<a::S>() == TypeId::of::<b::S>(), local(true) == local(false));
    println!("{} {}", closure_of::<u8>() == closure_of::<i8>(), closure_of::<u8>() == closure_of::<u8>());
    println!("{}", TypeId::of::<Vec<&str>>() == id_of_val(&vec![""]));
    println!("{}", type_name::<Option<String>>());
    println!("{}", type_name::<G<Vec<a::S>, 3>>());
    println!("{}", type_name::<&'static mut [&str]>());
    println!("{}", type_name::<(i32, Box<dyn a::T + Send>, [char; 2])>());
    println!("{}", type_name::<std::collections::HashMap<char, *const ()>>());
    println!("{} {}", type_name_of_val(&|x: i32| x), type_name_of_val(&a::f));
    println!("{}", type_name::<std::rc::Rc<std::cell::RefCell<Vec<u8>>>>());
    println!("{}", type_name_of_val(&"".chars()));
}
