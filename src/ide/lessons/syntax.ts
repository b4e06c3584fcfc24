/** Lessons about the form of the text, and about errors that have no code: those are found by their words. */
import { capital, type Lesson, type Lessons } from "./lesson";

export const syntaxLessons: Lessons = {
  E0748: { rule: "A raw string ends with a quote and as many `#` as it started with.", ways: ['Add the end: `"#`.'] },
  E0753: {
    rule: "`//!` and `/*!` describe what they stand in, so they come first in it.",
    ways: ["Move it to the top, or write `///` before an item."],
  },
  E0758: { rule: "`/*` needs its `*/`; comments can be nested.", ways: ["Add `*/`."] },
  E0762: {
    rule: "A character stands between two single quotes.",
    ways: ["Add the closing quote.", "For text, use double quotes."],
  },
  E0763: { rule: "A byte stands between `b'` and a quote.", ways: ["Add the closing quote."] },
  E0765: {
    rule: "A string ends with a double quote.",
    ways: ['Add the closing quote; a quote inside is written `\\"`.'],
  },
  E0766: { rule: "A byte string ends with a double quote.", ways: ["Add the closing quote."] },
  E0768: { rule: "A number with a prefix (`0x`, `0o`, `0b`) needs digits.", ways: ["Write the digits."] },
  unsupported: {
    rule: "This is a limit of Glasscrab, not a fault of the program: rustc may well accept it. Glasscrab says so before the program runs, instead of showing something that is not true.",
    why: (tell) =>
      `${capital(tell.here)} uses what Glasscrab cannot do yet: ${tell.said(/unsupported: (.*)$/) ?? tell.text}.`,
    ways: ["Write it in another way, if the practice allows it.", "Leave the part out, and look at the rest."],
  },
};

/** Errors without a code, by their words; the last one takes all the others, which are of form. */
export const wordedLessons: readonly { readonly words: RegExp; readonly lesson: Lesson }[] = [
  {
    words: /^lifetime may not live long enough$/,
    lesson: {
      rule: "Lifetimes of a signature are a contract: what is given out under the name `'a` must come from data that lives for `'a`. A shorter lifetime cannot stand in for a longer one, and two names say nothing of each other unless the signature does.",
      why: (tell) =>
        `On ${tell.here}, ${tell.said(/^(.* was supposed to return data with lifetime .*)$/) ?? tell.said(/^(.*requires that .*)$/) ?? "one lifetime would have to last as long as another"}; the signature does not promise that.`,
      ways: [
        "Use one name for both, if they are to last equally long.",
        "Say how they are related: `'a: 'b` (`'a` lasts at least as long as `'b`).",
        "Return owned data instead of a reference.",
      ],
    },
  },
  {
    words: /^captured variable cannot escape `FnMut` closure body$/,
    lesson: {
      rule: "A closure that may be called again can lend what it captured only for one call. Giving out a reference to it would let two calls hold the same value mutably.",
      ways: ["Return an owned value (clone it).", "Pass the variable in as a parameter."],
    },
  },
  {
    words: /higher-ranked|is not general enough/,
    lesson: {
      rule: "A bound with `for<'a>` asks for something that works for every lifetime; what is given works for some only.",
      ways: [
        "Write the closure's parameter types, with `&`, so that they hold for every lifetime.",
        "Use a function instead of a closure.",
      ],
    },
  },
  {
    words: /^cannot find (macro|attribute|derive macro)/,
    lesson: {
      rule: "A macro must be declared above its use, or imported.",
      ways: [
        "Correct the spelling.",
        "Move the `macro_rules!` above its first use, or mark its module `#[macro_use]`.",
      ],
    },
  },
  {
    words: /^no rules expected|^unexpected end of macro invocation|^local ambiguity when calling macro/,
    lesson: {
      rule: "A macro takes text that one of its rules fits, from the first to the last.",
      ways: [
        "Compare the call with the rules of the macro.",
        "Add a rule, or a separator that is missing: often a `,` or `;`.",
      ],
    },
  },
  {
    words: /format argument|in format string|positional argument|format string/,
    lesson: {
      rule: "A format string has one `{}` for each argument, and each `{name}` is a variable or a named argument. Braces themselves are doubled: `{{`.",
      ways: [
        "Give an argument for each `{}`, or remove one.",
        'Put variables in the braces: `println!("{x}")`.',
        'The first argument must be a literal: `println!("{}", text)`.',
      ],
    },
  },
  {
    words: /./,
    lesson: {
      rule: "The text does not have the form of a Rust program here, so nothing can be said about its meaning yet. The fault is often a little before the place that is marked: a missing `;`, `,` or bracket.",
      why: (tell) => `${capital(tell.here)}: ${tell.all()}`,
      ways: [
        "Look at the marked place and at what stands before it.",
        "Check that every `(`, `[` and `{` has its partner.",
      ],
    },
  },
];
