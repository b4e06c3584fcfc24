// Blocks without a value yet, arithmetic on atomic pointers, texts of the system and of C.
use std::cell::{Cell, LazyCell, UnsafeCell};
use std::ffi::{CStr, CString, OsString};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

const CAPITAL: bool = 'Σ'.is_uppercase() && 'ß'.is_lowercase();

fn main() {
    let mut five = Arc::<u32>::new_uninit();
    Arc::get_mut(&mut five).unwrap().write(5);
    let mut values = Rc::<[u16]>::new_uninit_slice(3);
    for (i, value) in Rc::get_mut(&mut values).unwrap().iter_mut().enumerate() {
        value.write(i as u16 * 2);
    }
    let (zero, zeros) = unsafe { (Rc::<u64>::new_zeroed().assume_init(), Arc::<[u8]>::new_zeroed_slice(2).assume_init()) };
    println!("{} {:?} {zero} {zeros:?}", unsafe { five.assume_init() }, unsafe { values.assume_init() });

    #[repr(align(64))]
    struct Wide(u8);
    trait Named {
        fn name(&self) -> u8;
    }
    impl Named for Wide {
        fn name(&self) -> u8 {
            self.0
        }
    }
    let raw: *const dyn Named = Rc::into_raw(Rc::new(Wide(9)) as Rc<dyn Named>);
    let text = Arc::into_raw(Arc::<str>::from("raw"));
    println!("{} {}", unsafe { Rc::from_raw(raw) }.name(), unsafe { Arc::from_raw(text) });

    let mut list = [1i64, 2, 3];
    let pointer = AtomicPtr::new(list.as_mut_ptr());
    pointer.fetch_ptr_add(2, Ordering::Relaxed);
    let last = pointer.fetch_byte_sub(8, Ordering::Relaxed);
    println!("{} {}", unsafe { *last }, unsafe { *pointer.load(Ordering::Relaxed) });
    pointer.fetch_or(1, Ordering::Relaxed);
    println!("{}", pointer.fetch_and(!1, Ordering::Relaxed).addr() % 2);

    let cell = Cell::new([1, 2]);
    cell.as_array_of_cells()[1].set(7);
    let mut lazy = LazyCell::new(|| 20);
    *LazyCell::force_mut(&mut lazy) += 1;
    let mut number = 3;
    *UnsafeCell::from_mut(&mut number).get_mut() += 1;
    println!("{:?} {} {number} {CAPITAL}", cell.get(), *lazy);

    let text: CString = CString::from(c"of c");
    println!("{:?} {:?}", text.clone().into_bytes_with_nul(), <&CStr>::from(&*text).count_bytes());
    let mut system = OsString::from("Grüße");
    system.make_ascii_uppercase();
    println!("{system:?} {}", system.is_ascii());
    let boxed: Result<Box<[i32; 2]>, _> = vec![1, 2].try_into();
    println!("{boxed:?} {:?}", <Box<[i32; 2]>>::try_from(vec![1]));
}
