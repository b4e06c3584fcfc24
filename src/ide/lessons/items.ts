/** Lessons about declarations: structs, enums, generics, attributes and their forms. */
import { capital, type Lessons } from "./lesson";

export const itemLessons: Lessons = {
  E0072: {
    rule: "A type's size must be known. A type that contains itself would contain itself without end.",
    why: (tell) => `${tell.name(0, "The type")} on ${tell.here} holds a value of its own type directly.`,
    ways: [
      "Put the inner one behind a pointer: `Box<T>` (or `Rc<T>`, `&T`), which has one size.",
      "A `Vec<T>` of itself is fine too: its elements are on the heap.",
    ],
  },
  E0081: {
    rule: "Each variant of an enum has a number of its own.",
    ways: ["Change one of the two; variants without a number count on from the one before."],
  },
  E0084: {
    rule: "An enum without variants has no values, so there is no number to be stored in a type.",
    ways: ["Remove `#[repr]`, or add a variant."],
  },
  E0124: { rule: "A struct's fields have different names.", ways: ["Rename or remove one."] },
  E0128: {
    rule: "The default of a type parameter can name only parameters before it.",
    ways: ["Change the order of the parameters."],
  },
  E0178: { rule: "`&Trait + 'a` can be read in two ways.", ways: ["Add parentheses: `&(dyn Trait + 'a)`."] },
  E0201: { rule: "An `impl` has each item once.", ways: ["Remove one of the two, or rename it."] },
  E0370: {
    rule: "The number after the greatest one does not fit the enum's type.",
    ways: ["Give the variant a number.", "Use a wider type: `#[repr(u16)]`."],
  },
  E0379: { rule: "A trait's functions cannot be `const`.", ways: ["Remove `const`."] },
  E0391: {
    rule: "To know one thing the compiler must know another, and for that the first: a circle.",
    why: (tell) => `${capital(tell.here)}: ${tell.all()}`,
    ways: ["Break the circle: write a type out, or a value, instead of taking it from the other."],
  },
  E0392: {
    rule: "A type parameter of a struct or enum must be used in a field: how the type relates to it would be unknown else.",
    ways: ["Use it, or remove it.", "If it is only a mark, add a field `PhantomData<T>`."],
  },
  E0452: { rule: "A lint attribute lists names of lints.", ways: ["Write `#[allow(unused_variables)]`."] },
  E0453: {
    rule: "What is forbidden with `forbid` cannot be allowed further in.",
    ways: ["Use `deny` instead of `forbid`, or remove the inner attribute."],
  },
  E0517: {
    rule: "A `repr` must fit the item: `C` for structs, enums and unions, a number type for enums, `transparent` for one field.",
    ways: ["Move or change the attribute."],
  },
  E0518: { rule: "`inline` is for functions and closures.", ways: ["Remove it."] },
  E0536: { rule: "`cfg(not(…))` takes exactly one condition.", ways: ["Combine several: `not(any(a, b))`."] },
  E0537: { rule: "Conditions of `cfg` are combined with `all`, `any` and `not`.", ways: ["Use one of these."] },
  E0538: { rule: "An attribute's argument is given once.", ways: ["Remove one."] },
  E0539: { rule: "An attribute has a form of its own.", ways: ["Write it as the note shows."] },
  E0552: {
    rule: "`repr` knows `C`, `packed`, `align(n)`, `transparent`, `Rust` and the integer types.",
    ways: ["Use one of these."],
  },
  E0565: { rule: "This attribute takes a name where a literal stands.", ways: ["Write the name without quotes."] },
  E0584: {
    rule: "A documentation comment belongs to what follows it.",
    ways: ["Move it before an item, or write a plain comment: `//`."],
  },
  E0585: {
    rule: "A documentation comment belongs to what follows it, and nothing follows.",
    ways: ["Write a plain comment: `//`."],
  },
  E0587: { rule: "A type cannot be packed closer and aligned wider at once.", ways: ["Keep one of the two."] },
  E0588: {
    rule: "A packed type cannot contain a type with a wider alignment of its own.",
    ways: ["Remove one of the attributes."],
  },
  E0589: { rule: "An alignment is a power of two, up to 2^29.", ways: ["Use 1, 2, 4, 8, 16, …"] },
  E0648: { rule: "An exported name cannot contain a zero byte.", ways: ["Remove it."] },
  E0658: {
    rule: "What is still being tried out works only on the nightly compiler, with `#![feature(…)]`.",
    ways: ["Use the stable way to do it."],
  },
  E0690: {
    rule: "A transparent type has one field that takes space, and is laid out as that.",
    ways: ["Keep one such field; `PhantomData` and `()` may stay."],
  },
  E0692: { rule: "`transparent` already says everything about the layout.", ways: ["Remove the other `repr`."] },
  E0693: { rule: "`align` takes its number in parentheses.", ways: ["Write `#[repr(align(8))]`."] },
  E0710: {
    rule: "A lint's name may start with a tool that is known: `clippy::`, `rustdoc::`.",
    ways: ["Correct the name."],
  },
  E0731: { rule: "A transparent enum has exactly one variant.", ways: ["Remove the others, or the attribute."] },
  E0732: {
    rule: "Where variants with data have numbers of their own, the enum must say which type the number has.",
    ways: ["Add `#[repr(u8)]` or another integer type."],
  },
  E0734: { rule: "Stability attributes are for the standard library.", ways: ["Remove it."] },
  E0740: {
    rule: "A union does not know which of its fields is there, so it cannot drop one.",
    ways: ["Wrap the field: `ManuallyDrop<T>`."],
  },
  E0743: { rule: "`...` as a type is for foreign functions in C.", ways: ["Take a slice."] },
  E0747: {
    rule: "Generic arguments stand in order: lifetimes first, then types and constants.",
    ways: ["Change the order."],
  },
  E0774: { rule: "`derive` is for structs, enums and unions.", ways: ["Move it to one, or remove it."] },
  E0777: { rule: "`derive` lists names of traits.", ways: ["Write `#[derive(Clone)]`, without quotes."] },
  E0793: {
    rule: "A field of a packed struct may stand at an odd address, and references must be aligned.",
    ways: ["Copy the field: `let x = p.field;`.", "Use `&raw const` and `read_unaligned`."],
  },
  E0799: { rule: "`use<…>` lists generic parameters that are in scope.", ways: ["Correct the list."] },
  E0800: { rule: "`use<…>` lists generic parameters that are in scope.", ways: ["Correct the list."] },
  E0805: { rule: "The attribute takes another number of arguments.", ways: ["Write it as the note shows."] },
  E0045: {
    rule: "Only functions in C take `...`: an unknown number of arguments.",
    ways: ["Take a slice: `&[T]`.", 'Write `extern "C"`, if it is such a function.'],
  },
  E0446: {
    rule: "What is public must not have a private type in it: others could not name it.",
    ways: ["Make the type `pub` too.", "Make the item less public."],
  },
  E0566: { rule: "Two `repr`s of one type must not contradict each other.", ways: ["Keep one of them."] },
  E0580: {
    rule: "`main` takes no arguments: what was typed after the program's name is read with `std::env::args()`.",
    ways: ["Write `fn main()`."],
  },
  E0646: {
    rule: "`main` is where the program starts, and nothing can be asked of who calls it.",
    ways: ["Remove the `where` clause."],
  },
  E0703: {
    rule: '`extern "…"` names a calling convention that exists: `"C"`, `"system"`, `"Rust"`.',
    ways: ["Use one of these."],
  },
  E0735: {
    rule: "The default of a type parameter cannot be `Self`: the type is not complete yet.",
    ways: ["Name a type, or leave the default out."],
  },
  E0752: {
    rule: "Something must run an `async` function step by step, and for `main` there is nobody.",
    ways: ["Write a plain `main` that runs the future (with an executor)."],
  },
};
