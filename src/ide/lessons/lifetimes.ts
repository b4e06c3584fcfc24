/** Lessons about lifetimes: the names that say how long references may be used. */
import { capital, type Lessons } from "./lesson";

const outlives =
  "A type that holds references may be used only as long as the shortest of them. Where something must stay usable for a certain time, every type in it must be known to live that long: `T: 'a`.";

export const lifetimeLessons: Lessons = {
  E0106: {
    rule: "A reference in a struct, or in a result that could come from more than one parameter, must say by a lifetime name whose data it points to. Only where there is one possible source can the name be left out.",
    why: (tell) =>
      `The type on ${tell.here} has a reference without a lifetime, and the rules for leaving it out do not say which one is meant.`,
    ways: [
      "Name it: `fn f<'a>(x: &'a str, y: &'a str) -> &'a str`, `struct S<'a> { text: &'a str }`.",
      "Own the data instead: `String`, `Vec<T>`, `Box<T>`.",
      "Write `&'static` only for data that lives for the whole program, such as literals.",
    ],
  },
  E0261: {
    rule: "A lifetime name must be declared before it is used, in angle brackets after the item's name (or after `impl` or `for`).",
    why: (tell) =>
      `${tell.name(0, "The lifetime")} is used on ${tell.here}, but neither this item nor what is around it declares it.`,
    ways: [
      "Declare it: `fn f<'a>(…)`, `struct S<'a>`, `impl<'a> S<'a>`.",
      "Leave it out where it can be inferred, or write `'_`.",
    ],
  },
  E0726: {
    rule: "In the head of an `impl`, and in an `async fn`'s types, a type that has a lifetime parameter must show it: what is left out there would hide that the type borrows.",
    why: (tell) => `The type on ${tell.here} has a lifetime parameter, and none is written.`,
    ways: [
      "Write `'_` where the lifetime needs no name: `impl Parser<'_> { … }`.",
      "Name it where other types have to agree with it: `impl<'a> Iterator for Words<'a> { type Item = &'a str; … }`.",
    ],
  },
  E0262: {
    rule: "`'static` and `'_` have meanings of their own and cannot be declared as parameters.",
    ways: ["Choose another name: `'a`."],
  },
  E0263: {
    rule: "A lifetime name is declared once in a list of parameters.",
    ways: ["Use another name for the second one."],
  },
  E0309: {
    rule: outlives,
    ways: ["Say it of the parameter: `T: 'a`.", "Own the data instead of keeping a reference with a lifetime."],
  },
  E0310: {
    rule: "A type parameter may stand for a type with short-lived references in it. Where something must be usable for the rest of the program (a thread, a `Box<dyn Trait>`, a static), the type must have none: `T: 'static`. It need not live for ever; it only must not borrow.",
    why: (tell) =>
      `${capital(tell.here)} needs ${tell.said(/parameter type (`[^`]*`)/) ?? "the type parameter"} to be free of short-lived references, and its declaration does not say so.`,
    ways: ["Add the bound: `T: 'static`.", "Give the result a lifetime instead: `Box<dyn Trait + 'a>` with `T: 'a`."],
  },
  E0311: {
    rule: `${outlives} Here the time has no name, because the lifetime of a reference was left out.`,
    ways: ["Name the lifetime and say it of the parameter: `fn f<'a, T: 'a>(x: &'a …)`."],
  },
  E0477: { rule: outlives, ways: ["Add the bound that is missing to the item.", "Use a type without that lifetime."] },
  E0478: {
    rule: "A lifetime must be at least as long as the bound that an item asks of it.",
    ways: [
      "Say how the two are related: `'a: 'b` (`'a` lasts at least as long as `'b`).",
      "Use the same lifetime for both.",
    ],
  },
  E0491: {
    rule: outlives,
    ways: ["Add `T: 'a` to the `impl` or to the type.", "Leave the reference out of the associated type."],
  },
  E0195: {
    rule: "A method of an `impl` must have the same lifetime parameters as the trait's method has.",
    ways: ["Copy the trait's signature, lifetimes included."],
  },
  E0496: {
    rule: "A lifetime name cannot be declared again where one of the same name is already in scope.",
    ways: ["Use another name for the inner one.", "Leave the inner declaration out, if the outer lifetime is meant."],
  },
  E0521: {
    rule: "A function may use what a reference parameter points to only while it runs, unless the parameter's lifetime says more. It cannot store the reference somewhere that lives on, nor give it to a thread.",
    why: (tell) =>
      `The data behind ${tell.said(/^(`[^`]*`) is a reference/) ?? "the reference"} is only lent to this ${/closure/.test(tell.said(/escapes outside of (\w+)/) ?? "") ? "closure" : "function"}, and on ${tell.here} it goes to where it would be used for longer.`,
    ways: [
      "Ask for the lifetime that is needed: `x: &'static T`, or the same `'a` for both parameters.",
      "Give an owned value away: take `T`, or clone before storing or spawning.",
    ],
  },
  E0581: {
    rule: "A lifetime in the result of a function type must also appear in its parameters: it has to come from somewhere.",
    ways: ["Use the lifetime in a parameter, or declare it outside of `for<…>`."],
  },
  E0582: {
    rule: "A lifetime bound with `for<'a>` that shows in an associated type must also show in the trait's arguments.",
    ways: ["Declare the lifetime on the item instead of with `for`.", "Mention it among the arguments."],
  },
  E0621: {
    rule: "A result with a named lifetime must come from data with that lifetime. A parameter without the name could be any reference, however short.",
    why: (tell) =>
      `${capital(tell.here)} needs ${tell.said(/lifetime (`[^`]*`) required/) ?? "a named lifetime"}, and ${tell.said(/required in the type of (`[^`]*`)/) ?? "the parameter"} is declared without it.`,
    ways: [
      "Write the lifetime in the parameter's type too: `y: &'a T`.",
      "Return only what comes from the parameter that has it.",
    ],
  },
  E0637: {
    rule: "`'_` and `&` without a name stand for a lifetime to be worked out. Where nothing can work it out (bounds, `where` clauses), a name is needed.",
    ways: [
      "Declare a lifetime and use its name.",
      "In a bound, write `for<'a> …` if it should hold for every lifetime.",
    ],
  },
  E0700: {
    rule: "An `impl Trait` result may hold only what its bounds tell: a lifetime that it captures must be named in them.",
    ways: [
      "Name it: `impl Trait + 'a`, or `impl Trait + use<'a, T>`.",
      "Use edition 2024, in which all lifetimes in scope are captured.",
    ],
  },
  E0228: {
    rule: "The lifetime of a `dyn Trait` is inferred from the type around it. Where that gives several answers or none, it must be written.",
    ways: ["Write it: `dyn Trait + 'a`, `dyn Trait + 'static`."],
  },
  E0226: {
    rule: "A trait object has one lifetime bound.",
    ways: ["Keep the shorter one, or relate the two: `'a: 'b`."],
  },
  E0227: {
    rule: "The lifetime of a `dyn Trait` follows from the trait's bounds. Here several bounds would give different ones.",
    ways: ["Write it: `dyn Trait + 'a`."],
  },
  E0316: { rule: "`for<'a>` stands once in front of a bound.", ways: ["Put all lifetimes in one: `for<'a, 'b>`."] },
  E0657: {
    rule: "An `impl Trait` result can capture the lifetimes of the item, but not those of a `for<'a>` inside of its own bounds.",
    ways: ["Declare the lifetime on the item.", "Return `Box<dyn …>`."],
  },
  E0794: {
    rule: "A lifetime that is decided anew at each call cannot be given when the function is named.",
    ways: ["Leave the lifetime out."],
  },
};
