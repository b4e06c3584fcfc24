/** Lenses above tests: what the reading of words and braces finds. */
import { expect, test } from "vitest";
import { findTests } from "../../src/extension/findTests";

test("tests in modules, with other attributes, strings and comments between", () => {
  const text = `
#[test] fn root() { let s = "}"; let c = '{'; } // }
mod outer {
    fn helper() { if true { } }
    #[cfg(test)]
    mod inner {
        /* { */
        #[test]
        #[should_panic(expected = "}")]
        pub fn deep() {}
    }
    #[test]
    fn shallow() {}
}
fn main() {}
`;
  expect(findTests(text)).toEqual([
    { line: 1, name: "root" },
    { line: 7, name: "outer::inner::deep" },
    { line: 11, name: "outer::shallow" },
  ]);
});
