/** Lessons about owning a value: moves, initialisation, and what `mut` allows. */
import { capital, type Lessons, type Telling } from "./lesson";

export const moveLessons: Lessons = {
  E0381: {
    rule: "A variable may be read only after it has a value, on every path that leads there. Rust has no default for a variable that was only declared.",
    why: (tell) =>
      `${tell.name(0, "The variable")} is declared${at(tell, /declared here/)} without a value, and ${tell.here} reads it although at least one way of getting there gives it none.`,
    ways: [
      "Give it a value where it is declared: `let x = …;`.",
      "Assign it in every branch (`else` and every `match` arm too) before it is read.",
      "Use `Option` and start with `None` if there really may be no value.",
    ],
  },
  E0382: {
    rule: "A value has one owner. Moving it (assigning it, passing it by value, capturing it with `move`, looping over it) hands it over, and the old name holds nothing from then on. Only types that implement `Copy` (numbers, `bool`, `char`, `&T`) are copied instead.",
    why: whyMoved,
    ways: [
      "Lend it instead of giving it away: pass `&value`, take `&T` in the function, loop over `&collection`.",
      "Clone it where the copy is meant: `value.clone()` before the move.",
      "Use it first and move it last, or give it back from the function that took it.",
      "If several parts of the program must own it, share it with `Rc` (or `Arc` between threads).",
    ],
  },
  E0384: {
    rule: "A variable is immutable unless its declaration says `mut`: it gets its value once.",
    why: (tell) =>
      `${tell.name(0, "The variable")} ${/argument/.test(tell.said(/(argument)/) ?? "") ? "is a parameter declared without `mut`" : `got its value on ${tell.lineOf(/first assignment/) ?? "an earlier line"}`}, and ${tell.here} assigns to it again.`,
    ways: [
      "Declare it with `let mut` if it is meant to change.",
      "Shadow it with a new variable of the same name: `let x = …;` again.",
      "Make an expression of it, so that it is assigned once: `let x = if … { … } else { … };`.",
    ],
  },
  E0507: {
    rule: "Behind a reference, in a static, in an `Rc` or at an index, the value belongs to someone else. It can be looked at, copied if it is `Copy`, or exchanged, but not moved out: its owner would be left with a hole.",
    why: (tell) =>
      `On ${tell.here}, ${tell.text} would move a value out of ${tell.said(/^cannot move out of (.*)$/) ?? "borrowed content"}${because(tell)}.`,
    ways: [
      "Borrow it instead: `&x.field`, `.as_ref()` on an `Option` or `Result`, `ref` or `&` in a pattern.",
      "Clone it: `x.field.clone()`.",
      "Put something in its place: `Option::take`, `std::mem::take`, `std::mem::replace`.",
      "Take the whole owner by value (`self`, not `&self`) if the caller can give it up.",
    ],
  },
  E0508: {
    rule: "An element cannot be moved out of an array or slice by index: the compiler does not track which elements are gone.",
    why: (tell) =>
      `${capital(tell.here)} takes ${tell.text} out of ${tell.name(0, "an array")} by value${because(tell)}.`,
    ways: [
      "Borrow the element: `&array[i]`.",
      "Clone it: `array[i].clone()`.",
      "Take the whole array apart by a pattern (`let [a, b] = array;`) or with `into_iter()`.",
    ],
  },
  E0509: {
    rule: "A type with a `Drop` implementation cannot be taken apart: its destructor needs all of its fields.",
    why: (tell) =>
      `${tell.name(0, "The type")} implements \`Drop\`, and ${tell.here} moves a field out of a value of it${because(tell)}.`,
    ways: [
      "Borrow the field (`&x.field`) or clone it.",
      "Make the field an `Option` and `take()` it.",
      "Exchange it with `std::mem::replace` or `std::mem::take`.",
    ],
  },
  E0594: {
    rule: "Assigning needs a place that may change: a `mut` variable, or a way through `&mut` references only. A `&` reference, a plain `let` and an immutable static do not allow it.",
    why: (tell) => `${capital(tell.here)} assigns to ${tell.said(/^cannot assign to (.*)$/) ?? "what cannot change"}.`,
    ways: [
      "Declare the variable `mut`, or take the reference as `&mut`.",
      "In a method that changes fields, take `&mut self`.",
      "If it must change behind a shared reference, use `Cell` or `RefCell` (between threads: `Mutex`).",
    ],
  },
  E0596: {
    rule: "A `&mut` borrow (also the hidden one of a method with `&mut self`) needs a place that may change: a `mut` variable, or a way through `&mut` references only.",
    why: (tell) =>
      `${capital(tell.here)} borrows ${tell.text} mutably: it cannot borrow ${tell.said(/^cannot borrow (.*)$/) ?? "it as mutable"}.`,
    ways: [
      "Declare the variable with `let mut`.",
      "Change the reference from `&T` to `&mut T`, at the place that makes it too.",
      "If it must change behind a shared reference, use `Cell` or `RefCell`.",
    ],
  },
  E0161: {
    rule: "A value can be moved only if its size is known while compiling. `str`, `[T]` and `dyn Trait` have no fixed size.",
    ways: ["Keep it behind a pointer: `&T`, `Box<T>`, `Rc<T>`.", "Call methods of it that take `&self`."],
  },
};

function at(tell: Telling, words: RegExp): string {
  const line = tell.lineOf(words);
  return line === undefined ? "" : ` on ${line}`;
}

function because(tell: Telling): string {
  const type = tell.said(/has type (`[^`]*`), which does not implement the `Copy` trait/);
  return type === undefined ? "" : `; its type ${type} is not \`Copy\``;
}

function whyMoved(tell: Telling): string {
  const name = tell.name(0, "The value");
  const type = tell.said(/has type (`[^`]*`), which does not implement the `Copy` trait/);
  const owned = type === undefined ? "" : ` has type ${type}, which is not \`Copy\`, so it`;
  const moves: readonly [RegExp, string][] = [
    [/moved into closure here/, "is moved into the closure"],
    [/implicit call to `\.into_iter\(\)`/, "is given to the `for` loop, which takes it by value,"],
    [/moved due to this method call/, "is given to the method, which takes `self` by value,"],
    [/moved due to usage in operator/, "is given to the operator, which takes its operand by value,"],
    [/moved due to this call/, "is used up by the call"],
    [/moved here, in previous iteration of loop/, "is moved in one turn of the loop"],
    [/moved here/, "is moved"],
  ];
  const [words, what] = moves.find(([pattern]) => tell.lineOf(pattern) !== undefined) ?? [/^$/, "is moved"];
  const where = tell.lineOf(words);
  const loop =
    tell.said(/(in previous iteration of loop)/) === undefined ? "" : ", and the next turn of the loop finds it gone";
  if (loop !== "") return `${name}${owned} ${what}${where === undefined ? "" : ` on ${where}`}${loop}.`;
  return `${name}${owned} ${what}${where === undefined ? "" : ` on ${where}`}. After that the name is empty, but ${tell.here} uses it again.`;
}
