/** Lessons about loans: what may happen to a value while a reference to it is still going to be used. */
import { capital, type Lessons, type Telling } from "./lesson";

const oneWriter =
  "While a `&mut` borrow is alive, it is the only way to the value; while `&` borrows are alive, nobody may change it. A borrow is alive from where it is made to its last use.";

export const loanLessons: Lessons = {
  E0499: {
    rule: oneWriter,
    why: (tell) => {
      const name = tell.name(0, "the value");
      const loop = tell.lineOf(/previous iteration of the loop/);
      if (loop !== undefined)
        return `${capital(loop)} borrows ${name} mutably in every turn of the loop, and the borrow of one turn is still alive in the next.${later(tell)}`;
      return `${name} is borrowed mutably on ${tell.lineOf(/first mutable borrow/) ?? "an earlier line"}, and ${tell.here} borrows it mutably again while the first borrow is still alive.${later(tell)}`;
    },
    ways: [
      "Finish with the first borrow before making the second: move its last use up, or put it in a block of its own.",
      "Borrow different parts: two fields (`&mut a.x`, `&mut a.y`), or `split_at_mut` of a slice.",
      "Keep an index or a key instead of a reference.",
    ],
  },
  E0500: {
    rule: `A closure that changes a captured variable holds a \`&mut\` borrow of it. ${oneWriter}`,
    ways: [
      "Call the closure for the last time before borrowing, or make the closure later.",
      "Pass the value to the closure as a parameter instead of capturing it.",
    ],
  },
  E0501: {
    rule: `A closure that changes a captured variable holds a \`&mut\` borrow of it for as long as the closure is used. ${oneWriter}`,
    ways: [
      "Use the closure for the last time before touching the variable.",
      "Pass the value to the closure as a parameter.",
    ],
  },
  E0502: {
    rule: oneWriter,
    why: (tell) => {
      const name = tell.name(0, "the value");
      const before = tell.lineOf(/^(immutable|mutable) borrow .*occurs here$/);
      const [now, first] = /as mutable because/.test(tell.said(/(as mutable because)/) ?? "")
        ? ["mutably", "immutably"]
        : ["immutably", "mutably"];
      const other = [/immutable borrow occurs here|mutable borrow occurs here/].map((words) => tell.lineOf(words))[0];
      const line = firstBorrow(tell) ?? other ?? before;
      return `${name} is borrowed ${first}${line === undefined ? "" : ` on ${line}`}, and ${tell.here} borrows it ${now} while that borrow is still alive.${later(tell)}`;
    },
    ways: [
      "Let the first borrow end earlier: use it for the last time before the other one starts.",
      "Copy or clone what you need out of it (`let first = v[0];`, `.clone()`, `.len()`) instead of holding a reference.",
      "Collect what to change first, change it afterwards; or work with indices.",
    ],
  },
  E0503: {
    rule: "While a value is mutably borrowed, it cannot be used by its own name: the borrow may be changing it.",
    why: (tell) =>
      `${tell.name(0, "The value")} is borrowed on ${tell.lineOf(/is borrowed here/) ?? "an earlier line"}, and ${tell.here} uses it by its own name.${later(tell)}`,
    ways: ["Use the value through the reference.", "Finish with the reference first, then use the value."],
  },
  E0505: {
    rule: "A value cannot be moved while it is borrowed: the references to it would point to where it no longer is.",
    why: (tell) =>
      `${tell.name(0, "The value")} is borrowed on ${tell.lineOf(/borrow of .* occurs here/) ?? "an earlier line"}, and ${tell.here} moves it away.${later(tell)}`,
    ways: [
      "Use the reference for the last time before the move.",
      "Lend the value to the function too (`&value`) instead of giving it away.",
      "Clone it before the move, or clone what the reference shows.",
    ],
  },
  E0506: {
    rule: "A borrowed value cannot be assigned to: whoever holds the reference relies on it staying as it is.",
    why: (tell) =>
      `${tell.name(0, "The value")} is borrowed on ${tell.lineOf(/is borrowed here/) ?? "an earlier line"}, and ${tell.here} assigns to it.${later(tell)}`,
    ways: [
      "Assign after the last use of the reference.",
      "Copy the value out instead of borrowing it: `let old = x;`.",
      "Assign through the reference, if it is `&mut`.",
    ],
  },
  E0510: {
    rule: "A `match` looks at a value until an arm is chosen; a guard must not change the value that is being matched.",
    ways: ["Change the value in the arm's body, not in its guard.", "Match on a copy or clone of the value."],
  },
  E0515: {
    rule: "A function's variables end when it returns. A reference to one of them would point to memory that is gone, so it cannot be returned.",
    why: (tell) => {
      const owner = tell.said(/^cannot return (.*)$/) ?? "a reference to what ends here";
      return `${capital(tell.here)} returns ${owner}; it is dropped at the function's closing brace.`;
    },
    ways: [
      "Return the value itself: `String` instead of `&str`, `Vec<T>` instead of `&[T]`.",
      "Take the value as a reference parameter, and return a part of that.",
      "For fixed text, return a literal: `&'static str`.",
    ],
  },
  E0524: {
    rule: `Two closures that both change one variable would be two \`&mut\` borrows of it. ${oneWriter}`,
    ways: [
      "Use the first closure for the last time before making the second.",
      "Pass the variable as a parameter to both.",
      "Share it in a `Cell` or `RefCell`.",
    ],
  },
  E0597: {
    rule: "A reference must not outlive what it points to. A variable ends at the closing brace of its block, and all references to it must have been used for the last time by then.",
    why: (tell) => {
      const ends = tell.lineOf(/dropped here while still borrowed/);
      return `${tell.name(0, "The value")} is borrowed on ${tell.here}${ends === undefined ? "" : ` and ends on ${ends}`}, but the reference is needed for longer.${later(tell)}`;
    },
    ways: [
      "Declare the value further out, so that it lives at least as long as the reference.",
      "Use the reference only inside the block.",
      "Keep the value itself (move or clone it) instead of a reference to it.",
    ],
  },
  E0713: {
    rule: "A value with a destructor is dropped as a whole, and its `drop` may look at every field: a borrow of a field must end before that.",
    ways: [
      "Return or keep the field by value (clone it, or `take()` it).",
      "Let the owner live longer than the borrow.",
    ],
  },
  E0716: {
    rule: "A value without a name lives to the end of its statement. A reference to it cannot be used after that.",
    why: (tell) =>
      `${tell.text} on ${tell.here} makes a value that nobody owns${tell.lineOf(/freed while still in use/) === undefined ? "" : "; it is freed at the end of that statement"}, and the reference to it is used later.${later(tell)}`,
    ways: [
      "Give the value a name first: `let value = …;`, then borrow from it.",
      "Use the reference in the same statement.",
      "Take an owned copy: `.to_string()`, `.clone()`, `.to_vec()`.",
    ],
  },
  E0373: {
    rule: "A closure borrows what it uses, if it can. A closure that is returned, or runs in another thread, may live longer than the variables around it, so it must own them.",
    why: (tell) =>
      `The closure on ${tell.here} borrows ${tell.name(0, "a variable")}${tell.name(1, "") === "" ? "" : `, ${tell.name(1, "")}`} of the function around it, and may still be called when that function is over.`,
    ways: [
      "Write `move` before the closure's bars: it then owns what it uses.",
      "If the variable is still needed here, clone it first and move the clone.",
      "For threads that end before the function does, use `std::thread::scope`.",
    ],
  },
};

/** The last sentence: why the first borrow still counts. */
function later(tell: Telling): string {
  const used = tell.lineOf(/later used (here|by call)|later captured here/);
  if (used !== undefined) return ` The first borrow is used again on ${used}.`;
  const dropped = tell.lineOf(/might be used here, when|borrow might be used here/);
  if (dropped !== undefined)
    return ` What holds the borrow is dropped only on ${dropped}, and its destructor may use it.`;
  const outlives = tell.said(/(`'[^`]*`)/);
  return outlives === undefined ? "" : ` The borrow has to last as long as ${outlives}.`;
}

function firstBorrow(tell: Telling): string | undefined {
  const now = tell.said(/as (mutable|immutable) because/);
  return tell.lineOf(now === "mutable" ? /^immutable borrow .*occurs here/ : /^mutable borrow .*occurs here/);
}
