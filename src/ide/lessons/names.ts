/** Lessons about names: what is in scope, imports, visibility, labels. */
import { capital, type Lessons } from "./lesson";

export const nameLessons: Lessons = {
  E0425: {
    rule: "A name must be declared where it is used: a variable in the same or an outer block of the same function, and before; an item in the same module, or imported.",
    why: (tell) => `${tell.name(0, "The name")} on ${tell.here} is not known there.`,
    ways: [
      "Correct the spelling.",
      "Declare it, or move its declaration to a block further out.",
      "Import it (`use …;`) or write its whole path.",
      "Pass it as a parameter: functions do not see the variables of their callers.",
    ],
  },
  E0412: {
    rule: "A type must be declared or imported where it is named.",
    ways: [
      "Correct the spelling.",
      "Import it: `use std::collections::HashMap;`.",
      "Declare the type parameter: `fn f<T>(…)`.",
    ],
  },
  E0432: {
    rule: "`use` names something that exists: a path from the crate's root (`crate::`), from here (`self::`, `super::`), or from another crate (`std::`).",
    why: (tell) => `${capital(tell.here)} imports ${tell.name(0, "something")}, and there is no such thing.`,
    ways: ["Correct the path; in your own crate it starts with `crate::`.", "Declare the module: `mod name;`."],
  },
  E0433: {
    rule: "In a path, everything before the last `::` must be known: a crate, a module, a type.",
    why: (tell) => `${tell.name(0, "A part of the path")} on ${tell.here} is not known there.`,
    ways: [
      "Import it: `use std::collections::HashMap;`.",
      "Write the whole path from `crate::` or `std::`.",
      "Declare the module: `mod name;`.",
    ],
  },
  E0422: {
    rule: "`Name { … }` needs the name of a struct, union or variant.",
    ways: ["Correct the spelling or import it.", "Declare the struct."],
  },
  E0423: {
    rule: "A type is not a value. A struct's value is made with its fields, a variant's with its enum's name.",
    ways: [
      "Write the fields: `Name { field: value }`.",
      "Name the variant: `Enum::Variant`.",
      "Call the type's own constructor: `Name::new(…)`.",
    ],
  },
  E0424: {
    rule: "`self` is the value that a method is called on. A function without a `self` parameter has none.",
    ways: [
      "Add `&self` (or `&mut self`, `self`) as the first parameter.",
      "Outside of `impl`, use a parameter with a name.",
    ],
  },
  E0411: {
    rule: "`Self` is the type of the `impl` or trait around it.",
    ways: ["Write the type's name.", "Move the function into an `impl`."],
  },
  E0426: {
    rule: "A label is declared before the loop or block that it names: `'outer: loop { … }`.",
    ways: ["Declare it, or correct its name."],
  },
  E0428: {
    rule: "In one module a name belongs to one type and to one function, constant or static.",
    ways: ["Rename or remove one of them.", "Put them in different modules."],
  },
  E0429: {
    rule: "A module itself is imported by its path; `self` works only inside of braces.",
    ways: ["Write `use std::fmt;`, or `use std::fmt::{self, Display};`."],
  },
  E0430: { rule: "`self` stands once in the braces of an import.", ways: ["Remove one."] },
  E0434: {
    rule: "A function inside of a function does not see the variables around it: only closures capture.",
    why: (tell) => `${tell.text} on ${tell.here} is a variable of the function around.`,
    ways: ["Write a closure: `let f = |x| …;`.", "Pass the value as a parameter."],
  },
  E0401: {
    rule: "An item inside of a function or `impl` stands for itself: it does not see the type parameters around it.",
    ways: ["Declare the parameter on the inner item too.", "Use a closure."],
  },
  E0403: {
    rule: "A generic parameter's name is declared once in a list, and not again inside of an item that has it.",
    ways: ["Rename or remove one."],
  },
  E0252: {
    rule: "Two imports cannot bring the same name.",
    ways: ["Rename one: `use a::Name as Other;`.", "Import the module and write `module::Name`."],
  },
  E0254: { rule: "An import and an `extern crate` have the same name.", ways: ["Rename one with `as`."] },
  E0255: {
    rule: "An import has the same name as an item declared here.",
    ways: ["Rename it: `use a::Name as Other;`.", "Rename the item."],
  },
  E0259: { rule: "Two crates were given the same name.", ways: ["Rename one with `as`."] },
  E0260: { rule: "A crate has the same name as an item declared here.", ways: ["Rename one of them."] },
  E0364: {
    rule: "What is only visible inside of the crate cannot be given out with `pub use`.",
    ways: ["Make the item `pub` too.", "Make the import less public: `pub(crate) use`."],
  },
  E0365: {
    rule: "A private module cannot be given out with `pub use`.",
    ways: ["Make the module `pub`.", "Make the import less public."],
  },
  E0449: {
    rule: "The items of a trait's `impl`, and an enum's variants, are as visible as the trait or enum is.",
    ways: ["Remove `pub`."],
  },
  E0451: {
    rule: "A value with a private field can be made, or taken apart, only where the field is visible.",
    ways: ["Use the type's constructor function.", "Make the field `pub`, if the type is yours."],
  },
  E0463: {
    rule: "Only the standard library, and packages that the project declares, can be named.",
    ways: ["Correct the name.", "Glasscrab runs programs without outside packages."],
  },
  E0573: {
    rule: "A type was needed here, and the name is something else: a variant is no type of its own.",
    ways: ["Write the enum's name.", "Keep the variant's data in a struct, if you need it as a type."],
  },
  E0574: {
    rule: "`Name { … }` needs a struct, a union or a variant with named fields.",
    ways: ["Name the variant: `Enum::Variant { … }`."],
  },
  E0575: { rule: "`<Type as Trait>::Name` names an item of a trait.", ways: ["Use a trait after `as`."] },
  E0576: { rule: "The trait has no item of this name.", ways: ["Correct the name, or declare it in the trait."] },
  E0583: {
    rule: "`mod name;` takes the module's text from a file: `name.rs` or `name/mod.rs` beside this one.",
    ways: ["Make the file.", "Write the module here: `mod name { … }`."],
  },
  E0761: { rule: "A module's text stands in one file: `name.rs` or `name/mod.rs`.", ways: ["Remove one of the two."] },
  E0601: {
    rule: "A program starts at `fn main()` of its root file.",
    ways: ["Write `fn main() { … }`, outside of any module."],
  },
  E0603: {
    rule: "What a module declares is private to it, unless it says `pub`: only the module and what is inside of it can use it.",
    why: (tell) => `${capital(tell.here)} uses ${tell.name(0, "an item")}, which is private to its module.`,
    ways: ["Declare it `pub`, or `pub(crate)`.", "Use a public function of the module."],
  },
  E0624: {
    rule: "A method without `pub` can be called only in the module that declares it.",
    ways: ["Make it `pub`, if it is yours.", "Call a public method that does the work."],
  },
  E0659: {
    rule: "The name can mean two things here, from two glob imports or macros, and neither goes first.",
    ways: ["Write the whole path.", "Import the one that is meant by its name."],
  },
  E0695: {
    rule: "Inside of a labelled block, a plain `break` would be unclear: it must say what it leaves.",
    ways: ["Name the label: `break 'a;`."],
  },
  E0696: {
    rule: "`continue` goes on with a loop; a block has no next turn.",
    ways: ["Use `break 'label`, or name a loop's label."],
  },
  E0267: {
    rule: "`break` and `continue` cannot leave a closure.",
    ways: ["Use `return` to leave the closure.", "Use a loop instead of the closure."],
  },
  E0268: {
    rule: "`break` and `continue` belong in a loop.",
    ways: ["Use `return` to leave the function.", "Put it in the loop."],
  },
  E0590: {
    rule: "In the condition of a `while`, `break` must say which loop it leaves.",
    ways: ["Name the loop's label, or move the `break` into the body."],
  },
  E0767: {
    rule: "A label cannot be reached through a closure or an `async` block.",
    ways: ["Leave the closure with `return` and decide outside of it."],
  },
  E0704: {
    rule: "`pub(…)` takes `crate`, `self`, `super`, or `in` with a path.",
    ways: ["Write `pub(in path)`, or one of the words."],
  },
  E0577: {
    rule: "`pub(in path)` makes an item visible inside one module: the path must lead to a module, not to a type or a trait.",
    ways: [
      "Name the module that the type stands in.",
      "Write `pub(crate)`, or `pub(super)` for the module around this one.",
    ],
  },
  E0742: { rule: "`pub(in path)` names a module around the item.", ways: ["Use a module that the item stands in."] },
  E0468: {
    rule: "Macros of a crate are imported at the crate's root.",
    ways: ["Move the `extern crate`, or import the macro with `use`."],
  },
  E0469: { rule: "The crate has no macro of this name.", ways: ["Correct the name."] },
};
