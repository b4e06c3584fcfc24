/** Lessons about traits: bounds, implementations, trait objects, closures' kinds. */
import { capital, type Lessons } from "./lesson";

export const traitLessons: Lessons = {
  E0277: {
    rule: "A function, operator or macro may ask that a type implements a trait: `{}` asks for `Display`, `?` for `From`, `for` for `IntoIterator`, `thread::spawn` for `Send`. The type that is really given must do so.",
    why: (tell) => `On ${tell.here}, ${tell.text}: ${tell.all()}`,
    ways: [
      "Give a type that implements it: another number type, a reference, an iterator (`.iter()`), a size that is known (`&[T]`).",
      "Derive or implement the trait for your type: `#[derive(Debug, Clone, PartialEq)]`, `impl Display for …`.",
      "In generic code, ask for it: `T: Display`.",
      "For `?`: return `Result` or `Option` from the function.",
    ],
  },
  E0271: {
    rule: "A bound can also ask what an associated type is: `Iterator<Item = i32>`. The type's implementation must have chosen just that.",
    ways: ["Convert the items: `.map(…)`, `.cloned()`.", "Change the bound to what the type really has."],
  },
  E0275: {
    rule: "To prove that a type implements a trait, the compiler had to prove ever more of the same kind, without end.",
    ways: [
      "Look for an `impl` whose conditions need themselves, and write them for a concrete type.",
      "Break the recursion of the type with a `Box`.",
    ],
  },
  E0276: {
    rule: "A method of an `impl` must not ask more of its callers than the trait's method does: generic code calls it by the trait's contract.",
    ways: ["Remove the extra bound.", "Put the bound on the trait's method, or on the whole `impl`."],
  },
  E0038: {
    rule: "`dyn Trait` calls methods through a table made when the type was known. Methods with type parameters, methods that give or take `Self` by value, functions without `self`, and `Sized` as a supertrait do not fit into one.",
    ways: [
      "Exclude the method: `where Self: Sized`.",
      "Use generics instead of `dyn`: `fn f<T: Trait>(x: T)` or `impl Trait`.",
      "Use an enum of the types that can occur.",
    ],
  },
  E0034: {
    rule: "Two traits give the type a method of the same name, and nothing chooses one.",
    ways: ["Name the trait: `Trait::method(&x)`, `<Type as Trait>::function()`."],
  },
  E0040: {
    rule: "`drop` of `Drop` is called by the compiler, exactly once. Calling it yourself would drop the value twice.",
    why: (tell) => `${capital(tell.here)} calls the destructor by its name.`,
    ways: ["Give the value away: `drop(x)`.", "End its scope earlier with a block."],
  },
  E0046: {
    rule: "An `impl` of a trait must have every item of the trait that has no default.",
    why: (tell) =>
      `The \`impl\` on ${tell.here} lacks ${tell.said(/missing: (.*)$/) ?? tell.said(/missing (.*) in implementation/) ?? "some of them"}.`,
    ways: [
      "Write the missing items, with the trait's signatures.",
      "Give them a default in the trait, if it is yours.",
    ],
  },
  E0049: {
    rule: "A method of an `impl` has as many type parameters as the trait's.",
    ways: ["Copy the trait's signature."],
  },
  E0050: {
    rule: "A method of an `impl` has as many parameters as the trait's.",
    ways: ["Copy the trait's signature."],
  },
  E0053: {
    rule: "A method of an `impl` must have the parameter and result types that the trait's method has, `&` and `mut` included.",
    ways: [
      "Copy the trait's signature.",
      "If the type should differ from `impl` to `impl`, make it an associated type of the trait.",
    ],
  },
  E0116: {
    rule: "Methods are added to a type only in the crate that declares it.",
    ways: ["Declare a trait with the method and implement it for the type.", "Wrap the type in a struct of your own."],
  },
  E0117: {
    rule: "A trait is implemented for a type only where one of the two is declared: else two crates could disagree.",
    ways: ["Wrap the type in a struct of your own and implement the trait for that.", "Declare a trait of your own."],
  },
  E0118: {
    rule: "Methods are added to one type, not to every type that a parameter stands for.",
    ways: ["Declare a trait, and implement it for all `T`: `impl<T> Trait for T`."],
  },
  E0119: {
    rule: "For one type there is at most one implementation of a trait. An `impl` for all `T` covers also the types that have one of their own.",
    ways: ["Remove one of the two.", "Narrow the general one with a bound, or wrap the type in a struct of your own."],
  },
  E0120: { rule: "Destructors belong to types, not to traits.", ways: ["Implement `Drop` for the struct or enum."] },
  E0184: {
    rule: "A type that is copied byte by byte cannot have a destructor: it would run once for every copy.",
    ways: ["Remove `Copy`; derive `Clone` alone.", "Remove the `Drop` implementation."],
  },
  E0185: {
    rule: "The trait's function has no `self`, so the `impl`'s must not have one.",
    ways: ["Remove `self`, or add it in the trait."],
  },
  E0186: {
    rule: "The trait's method takes `self`, so the `impl`'s must take it too.",
    ways: ["Add `self` as the trait has it: `&self`, `&mut self` or `self`."],
  },
  E0191: {
    rule: "A trait object must say what the trait's associated types are: else nobody knows what its methods give back.",
    ways: ["Write it: `Box<dyn Iterator<Item = i32>>`."],
  },
  E0197: {
    rule: "`unsafe impl` promises what an unsafe trait asks for; an `impl` without a trait promises nothing.",
    ways: ["Remove `unsafe`."],
  },
  E0198: { rule: "A negative implementation promises nothing, so it cannot be `unsafe`.", ways: ["Remove `unsafe`."] },
  E0199: { rule: "`unsafe impl` is for unsafe traits. This trait is safe.", ways: ["Remove `unsafe`."] },
  E0200: {
    rule: "An unsafe trait asks for a promise that the compiler cannot check; its `impl` gives it by saying `unsafe`.",
    ways: ["Write `unsafe impl`, after checking what the trait's documentation asks for."],
  },
  E0204: {
    rule: "A type can be `Copy` only if all of its fields are. `String`, `Vec`, `Box` and `&mut T` are not.",
    ways: ["Derive `Clone` alone.", "Change the field to a type that is `Copy`."],
  },
  E0206: {
    rule: "`Copy` is implemented for structs, enums and unions only; other types have it already or never.",
    ways: ["Remove the `impl`."],
  },
  E0207: {
    rule: "A type parameter of an `impl` must show in the type or the trait's arguments: else nobody could tell which one is meant.",
    ways: [
      "Remove it from the `impl`, and declare it on the method.",
      "Use it in the type, with `PhantomData` if need be.",
      "Make it an argument or an associated type of the trait.",
    ],
  },
  E0210: {
    rule: "A foreign trait is implemented for your own types only, and a bare type parameter could be anybody's type.",
    ways: ["Implement it for a struct of your own: `impl Trait for Mine<T>`."],
  },
  E0220: {
    rule: "`T::Name` names an associated type that one of the traits of `T` declares.",
    ways: ["Correct the name.", "Declare it in the trait: `type Name;`, or add the bound whose trait has it."],
  },
  E0221: { rule: "Two traits give an associated type of the same name.", ways: ["Say which: `<T as Trait>::Name`."] },
  E0223: {
    rule: "An associated type belongs to an implementation of a trait, so both the type and the trait must be said.",
    ways: ["Write `<Type as Trait>::Name`."],
  },
  E0224: { rule: "A `dyn` type needs at least one trait.", ways: ["Name one: `dyn Trait + 'a`."] },
  E0225: {
    rule: "A trait object has one table of methods, so it is of one trait; only auto traits (`Send`, `Sync`, `Unpin`) can be added.",
    ways: ["Declare a trait with both as supertraits: `trait Both: A + B {}`, and use `dyn Both`."],
  },
  E0229: {
    rule: "`Name = Type` belongs to a trait's arguments in a bound, not to a type's or function's.",
    ways: ["Move it to the bound: `T: Iterator<Item = u8>`."],
  },
  E0212: {
    rule: "`T::Name` stands for one type; under `for<'a>` the trait is another one for each `'a`, and so is its associated type.",
    ways: ["Say which trait is meant, with its lifetime: `<T as Trait<'a>>::Name`."],
  },
  E0214: {
    rule: "`(A, B) -> C` in place of arguments is for `Fn`, `FnMut` and `FnOnce`.",
    ways: ["Use angle brackets: `Vec<T>`."],
  },
  E0307: {
    rule: "`self` has the type `Self`, or a pointer to it: `&Self`, `&mut Self`, `Box<Self>`, `Rc<Self>`, `Pin<&mut Self>`.",
    ways: ["Use one of these.", "Give the parameter another name than `self`."],
  },
  E0322: {
    rule: "Some traits (`Sized` and its kind) are decided by the compiler alone.",
    ways: ["Remove the `impl`."],
  },
  E0323: {
    rule: "The trait has an item of this name that is no constant.",
    ways: ["Implement it as what the trait says."],
  },
  E0324: {
    rule: "The trait has an item of this name that is no function.",
    ways: ["Implement it as what the trait says."],
  },
  E0325: {
    rule: "The trait has an item of this name that is no type.",
    ways: ["Implement it as what the trait says."],
  },
  E0326: { rule: "An associated constant has the type that the trait declares.", ways: ["Use the trait's type."] },
  E0366: {
    rule: "A destructor is for all values of a type; it cannot be written for some arguments of a generic type only.",
    ways: ["Implement `Drop` for the generic type itself: `impl<T> Drop for S<T>`."],
  },
  E0367: {
    rule: "A destructor is for all values of a type; it cannot ask more of the type's parameters than the type does.",
    ways: ["Put the bound on the struct too.", "Remove it from the `impl`."],
  },
  E0390: {
    rule: "Only the standard library adds methods to primitive types, and to pointers and references.",
    ways: ["Declare a trait with the method and implement it for the type."],
  },
  E0393: {
    rule: "A trait whose parameter is `Self` by default cannot leave it out in a `dyn` type: there is no `Self` there.",
    ways: ["Write the argument: `dyn Trait<Type>`."],
  },
  E0404: {
    rule: "What stands after `impl … for`, or as a bound, must be a trait.",
    ways: ["Use a trait's name.", "For methods of the type itself, write `impl Type { … }`."],
  },
  E0405: {
    rule: "A trait must be declared or brought into scope before it is named.",
    ways: ["Correct the name.", "Import it: `use std::fmt::Display;`."],
  },
  E0407: {
    rule: "An `impl` of a trait has the trait's methods and no others.",
    ways: ["Correct the name.", "Put your own methods in a separate `impl Type { … }`.", "Declare it in the trait."],
  },
  E0437: {
    rule: "An `impl` of a trait has the trait's types and no others.",
    ways: ["Correct the name, or declare it in the trait."],
  },
  E0438: {
    rule: "An `impl` of a trait has the trait's constants and no others.",
    ways: ["Correct the name, or declare it in the trait."],
  },
  E0525: {
    rule: "A closure that moves a captured value away when it is called can be called once: it is `FnOnce`. What asks for `Fn` or `FnMut` may call it again.",
    ways: [
      "Use the captured value without moving it: borrow or clone it inside.",
      "Ask for `FnOnce` where it is called.",
    ],
  },
  E0562: {
    rule: "`impl Trait` stands for one type that the function knows: in parameters and results of functions. It cannot be the type of a variable or a field.",
    ways: ["Let the variable's type be inferred.", "Use a type parameter (`struct S<F: Fn()>`) or `Box<dyn Trait>`."],
  },
  E0592: {
    rule: "A type has one method of a name, also when its methods stand in several `impl` blocks.",
    ways: ["Rename or remove one."],
  },
  E0593: {
    rule: "A closure must have as many parameters as it will be given arguments.",
    ways: ["Add or remove parameters; `_` takes one without using it.", "For a pair, take it apart: `|(a, b)|`."],
  },
  E0631: {
    rule: "A closure's parameters must have the types that it will be given.",
    ways: ["Leave the types out, so that they are inferred.", "Correct them: often a `&` is missing or too much."],
  },
  E0643: {
    rule: "An `impl` must declare a parameter as the trait does: `impl Trait`, or a type parameter with a name.",
    ways: ["Copy the trait's signature."],
  },
  E0665: {
    rule: "`Default` for an enum needs to know which variant is meant.",
    ways: ["Mark it: `#[default]` before a variant without fields.", "Implement `Default` yourself."],
  },
  E0719: { rule: "An associated type is bound once.", ways: ["Keep one of the two."] },
  E0782: {
    rule: "A trait is not a type. A value of some type with the trait is `dyn Trait` (chosen while running, behind a pointer) or `impl Trait` (one type, known while compiling).",
    ways: ["Write `&dyn Trait` or `Box<dyn Trait>`.", "Write `impl Trait`, or a type parameter `T: Trait`."],
  },
  E0790: {
    rule: "A trait's function without `self` belongs to an implementation, and here nothing says whose.",
    ways: ["Name the type: `<Type as Trait>::function()`, or `Type::function()`."],
  },
  E0203: {
    rule: "A type parameter can be freed from one default bound, and once: `?Sized`.",
    ways: ["Keep one of them."],
  },
  E0666: {
    rule: "`impl Trait` inside of another `impl Trait`'s arguments is not allowed.",
    ways: ["Give the inner one a name: a type parameter.", "Use a concrete type inside."],
  },
  E0720: {
    rule: "The hidden type of an `impl Trait` result would have to contain itself.",
    ways: ["Put the inner value behind a `Box<dyn Trait>`."],
  },
  E0801: {
    rule: "The type of `self` must be known from the type around: it cannot be a parameter of the method.",
    ways: ["Use `self`, `&self`, `&mut self`, or a pointer to `Self`.", "Give the parameter another name than `self`."],
  },
};
