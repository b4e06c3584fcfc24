/** Lessons about lints: warnings, and the few that reject a program. By the lint's name. */
import { capital, type Lessons } from "./lesson";

export const lintLessons: Lessons = {
  unused_variables: {
    rule: "A variable that is never read is often a mistake: another one was meant, or its value was forgotten.",
    ways: ["Use it, or remove it.", "Say that it is meant: start its name with `_`."],
  },
  unused_mut: { rule: "`mut` tells readers that a variable changes. This one never does.", ways: ["Remove `mut`."] },
  unused_imports: { rule: "An import that nothing uses.", ways: ["Remove it."] },
  unused_must_use: {
    rule: "Some values must be looked at: a `Result` may hold an error that would be lost, and iterators and futures do nothing until they are used.",
    why: (tell) => `${capital(tell.here)} makes such a value and drops it at once.`,
    ways: [
      'Handle it: `?`, `match`, `.unwrap()`, `.expect("…")`.',
      "Run the iterator: a `for` loop, `.collect()`.",
      "Say that it is meant: `let _ = …;`.",
    ],
  },
  unused_unsafe: { rule: "An `unsafe` block with nothing in it that needs one.", ways: ["Remove `unsafe`."] },
  unreachable_code: {
    rule: "Code after `return`, `break`, `panic!` or an endless loop never runs.",
    ways: ["Remove it, or move it before."],
  },
  unreachable_patterns: {
    rule: "Arms are tried from top to bottom. The arms before this one already take every value that it would.",
    ways: [
      "Move it up, before the more general arm.",
      "A new name in a pattern takes everything: to compare with a variable, use a guard.",
    ],
  },
  static_mut_refs: {
    rule: "A reference to a `static mut` may be one of many at the same time, in any thread: nothing can be relied on. In edition 2024 it is an error.",
    ways: ["Use an atomic, a `Mutex` or a `LazyLock`.", "Use a raw pointer: `&raw mut X`."],
  },
  unsafe_op_in_unsafe_fn: {
    rule: "`unsafe fn` means that callers must check something; its own unsafe steps are still marked one by one.",
    ways: ["Wrap them in `unsafe { … }`."],
  },
  unfulfilled_lint_expectations: {
    rule: "`#[expect(…)]` says that a lint will be met here, and it was not.",
    ways: ["Remove it."],
  },
  unconditional_recursion: {
    rule: "A function that calls itself on every path never ends.",
    ways: ["Add a case in which it does not call itself."],
  },
  unconditional_panic: {
    rule: "This would panic in every run that gets there: an index past the end, a division by zero.",
    ways: ["Correct the index or the divisor.", "Use `.get(i)` or `checked_div`."],
  },
  arithmetic_overflow: {
    rule: "The result does not fit the type, and it is known while compiling. In a run it would panic.",
    ways: ["Use a wider type.", "Say what is meant: `wrapping_…`, `saturating_…` or `checked_…`."],
  },
  overflowing_literals: {
    rule: "A literal must fit its type: `u8` ends at 255, `i8` at 127.",
    ways: ["Use a wider type, or another number."],
  },
};
