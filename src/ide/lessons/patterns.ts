/** Lessons about patterns and `match`. */
import { capital, type Lessons } from "./lesson";

export const patternLessons: Lessons = {
  E0004: {
    rule: 'A `match` must have an arm for every value that can occur: there is no silent "none of them".',
    why: (tell) =>
      `The \`match\` on ${tell.here} has no arm for ${tell.said(/patterns: (.*) not covered/) ?? tell.said(/^patterns? (.*) not covered$/) ?? "some values"}.`,
    ways: ["Add the missing arms.", "Add `_ => …` for all the rest.", "Use `if let` when only one case matters."],
  },
  E0005: {
    rule: "The pattern of a plain `let`, a `for` or a parameter must fit every value: there is no other way to go on.",
    why: (tell) =>
      `The pattern on ${tell.here} does not fit ${tell.said(/^pattern(?:s)? (.*) not covered$/) ?? "every value"}.`,
    ways: ["Say what happens otherwise: `let Some(x) = value else { return };`.", "Use `if let` or `match`."],
  },
  E0023: {
    rule: "A tuple pattern names as many fields as the variant or struct has.",
    ways: ["Name them all, `_` for those not needed.", "Leave the rest to `..`."],
  },
  E0025: { rule: "A field is named once in a pattern.", ways: ["Remove one of the two."] },
  E0026: {
    rule: "A struct pattern names only fields that the struct has.",
    ways: ["Correct the name.", "To bind a field to another name: `field: name`."],
  },
  E0027: {
    rule: "A struct pattern names every field, so that a field added later is not forgotten.",
    why: (tell) => `On ${tell.here}, ${tell.said(/^(missing .*)$/) ?? tell.all()}.`,
    ways: ["Name the missing fields.", "Ignore the rest with `..`."],
  },
  E0030: { rule: "A range pattern goes from the smaller to the greater value.", ways: ["Swap the ends."] },
  E0579: {
    rule: "A range pattern without its end must hold at least one value.",
    ways: ["Swap the ends, or use `..=`."],
  },
  E0158: {
    rule: "A pattern needs a constant that is known; a generic parameter's is not, while compiling the function once for all.",
    ways: ["Compare in a guard: `x if x == T::VALUE`."],
  },
  E0164: {
    rule: "`Name(…)` as a pattern needs a tuple struct or a tuple variant; functions cannot be run backwards.",
    ways: ["Match on the type's real variants or fields.", "Compare in a guard."],
  },
  E0408: {
    rule: "All sides of `a | b` must bind the same names: the arm's body cannot know which side fit.",
    ways: ["Bind the name on every side.", "Split it in two arms."],
  },
  E0409: {
    rule: "All sides of `a | b` must bind a name in the same way: by value or by reference.",
    ways: ["Use `ref` on all sides, or on none."],
  },
  E0416: {
    rule: "A pattern binds a name once.",
    ways: ["Choose another name; to test that two parts are equal, use a guard: `(a, b) if a == b`."],
  },
  E0415: { rule: "A function's parameters have different names.", ways: ["Rename one of them."] },
  E0530: {
    rule: "A pattern's new name cannot hide a constant, a static, a unit struct or a constructor of the same name.",
    ways: ["Choose another name: variables are written in lower case."],
  },
  E0531: {
    rule: "A constructor in a pattern must be in scope.",
    ways: ["Write the whole path: `Enum::Variant(x)`.", "Import it: `use Enum::*;`."],
  },
  E0532: {
    rule: "A pattern is made of constructors, constants and new names; functions and types of another form are none of these.",
    why: (tell) => `${capital(tell.here)}: ${tell.all()}`,
    ways: ["Use the constructor's own form: `Name`, `Name(…)` or `Name { … }`.", "Compare in a guard."],
  },
  E0533: {
    rule: "Methods and associated functions are no patterns.",
    ways: ["Call it before the `match`, or compare in a guard."],
  },
  E0586: {
    rule: "`..=` includes its end, so the end must be there.",
    ways: ["Write the end.", "For a range without end, write `..`."],
  },
  E0783: { rule: "`...` in patterns was replaced by `..=`.", ways: ["Write `..=`."] },
  E0769: { rule: "A tuple struct or tuple variant is written with parentheses.", ways: ["Write `Name(…)`."] },
  E0642: {
    rule: "A trait's method without a body has names for its parameters, no patterns.",
    ways: ["Use a name, and take it apart in the `impl`."],
  },
  E0130: { rule: "A foreign function has names for its parameters, no patterns.", ways: ["Use a name."] },
  E0561: {
    rule: "A function pointer's type has names or nothing before its types, no patterns.",
    ways: ["Use a name or leave it out."],
  },
};
