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
  unknown_lints: {
    rule: "`#[allow(…)]`, `#[warn(…)]`, `#[deny(…)]` and `#[forbid(…)]` take names of lints. This is not one, so the attribute does nothing.",
    ways: ["Correct the name.", "Remove it."],
  },
  unused_unsafe: { rule: "An `unsafe` block with nothing in it that needs one.", ways: ["Remove `unsafe`."] },
  unsafe_code: {
    rule: "This program forbids itself `unsafe`: a lint level names `unsafe_code`.",
    ways: ["Do it with safe code.", "Allow it at this place, and say there why it is sound: `#[allow(unsafe_code)]`."],
  },
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
  dead_code: {
    rule: "A function, type, field or variant that nothing uses, in a program that nobody else can call.",
    ways: [
      "Use it, or remove it.",
      "Say that it is meant: start its name with `_`, or write `#[allow(dead_code)]` above it.",
    ],
  },
  unused_assignments: {
    rule: "A value that is overwritten, or whose variable ends, before anybody reads it was made for nothing.",
    ways: ["Remove the assignment, or read the value first."],
  },
  unused_parens: {
    rule: "`if`, `while`, `match` and `return` need no parentheses around what they look at.",
    ways: ["Remove them."],
  },
  unused_braces: { rule: "Braces around a single expression change nothing.", ways: ["Remove them."] },
  unused_macros: { rule: "A macro that nothing calls.", ways: ["Use it, or remove it."] },
  unused_labels: {
    rule: "A label that no `break` or `continue` names.",
    ways: ["Remove it, or name it where it is meant."],
  },
  unused_attributes: {
    rule: "An attribute that has no effect where it stands.",
    ways: ["Remove it, or move it to what it is meant for."],
  },
  unused_doc_comments: {
    rule: "A documentation comment belongs to an item; here nothing shows it.",
    ways: ["Write a plain comment: `//`."],
  },
  redundant_semicolons: { rule: "A semicolon that ends nothing.", ways: ["Remove it."] },
  path_statements: {
    rule: "A name alone, as a statement, does nothing (or drops the value, which `drop` says better).",
    ways: ["Use the value, or remove the line."],
  },
  irrefutable_let_patterns: {
    rule: "`if let` and `while let` ask a question; a pattern that always fits is none.",
    ways: ["Use `let`, or `loop`."],
  },
  non_snake_case: { rule: "Variables, functions and modules are written in `snake_case`.", ways: ["Rename it."] },
  non_camel_case_types: { rule: "Types, traits and variants are written in `CamelCase`.", ways: ["Rename it."] },
  non_upper_case_globals: { rule: "Constants and statics are written in `UPPER_CASE`.", ways: ["Rename it."] },
  deprecated: {
    rule: "What is deprecated still works, but there is something better: its documentation says what.",
    ways: ["Use what the note names instead."],
  },
  unused_comparisons: {
    rule: "A comparison whose answer is always the same, because of the type's limits: an unsigned number is never below zero.",
    ways: ["Remove it, or use a signed type."],
  },
};
