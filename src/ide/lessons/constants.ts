/** Lessons about what is known while compiling: constants, statics, const generics. */
import { capital, type Lessons } from "./lesson";

export const constantLessons: Lessons = {
  E0015: {
    rule: "The value of a `const` or `static`, and an array's length, is worked out while compiling: only `const fn`s can be called there.",
    why: (tell) => `${capital(tell.here)} calls ${tell.text}, which is no \`const fn\`.`,
    ways: [
      "Make the function `const fn`, if it is yours.",
      "Work it out at first use: `std::sync::LazyLock`.",
      "Use a variable in a function instead.",
    ],
  },
  E0080: {
    rule: "A constant's value is worked out while compiling, and the same faults that would panic in a run stop it there.",
    why: (tell) => `${capital(tell.here)}: ${tell.all()}`,
    ways: ["Correct the calculation; for overflow, use a wider type.", "Use `checked_…` or `wrapping_…` methods."],
  },
  E0435: {
    rule: "An array's length, and other constants, cannot depend on a variable: it has a value only in a run.",
    why: (tell) => `${tell.text} on ${tell.here} is a variable.`,
    ways: ["Make it a constant: `const N: usize = 3;`.", "Use a `Vec`: `vec![0; n]`."],
  },
  E0492: {
    rule: "A constant that points to something with `Cell` inside could be changed through the pointer, and it would not be constant.",
    ways: ["Make it a `static`.", "Keep the cell itself, not a reference to it."],
  },
  E0493: {
    rule: "A destructor cannot run while a constant is worked out.",
    ways: ["Keep the value in the constant as it is, instead of dropping it there."],
  },
  E0764: {
    rule: "A `&mut` in a constant's final value would let everyone change it.",
    ways: ["Use a `static` with a `Mutex` or an atomic.", "Borrow with `&`."],
  },
  E0770: {
    rule: "The type of a const parameter cannot depend on another parameter.",
    ways: ["Use a plain type: `const N: usize`."],
  },
  E0730: {
    rule: "The number of elements that a pattern takes must be known; an array of generic length has none yet.",
    ways: ["Match on a slice of it: `&array[..]`."],
  },
};
