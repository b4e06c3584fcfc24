/** The words for a change of a value. */
import { expect, test } from "vitest";
import { fromTo } from "../../src/debug/view/changeWords";

test("short values are told whole", () => {
  expect(fromTo("[1, 2, 3]", "[1, 9, 3]")).toBe("`[1, 2, 3]` to `[1, 9, 3]`");
});

test("of long values only the part that differs is told, with its name", () => {
  const config = (port: string): string =>
    `Config { host: "localhost", port: ${port}, name: "the quick brown fox jumps" }`;
  expect(fromTo(config("80"), config("8080"))).toBe("`…port: 80…` to `…port: 8080…`");
});

test("a long value that is all different is cut", () => {
  const [as, bs] = ["a".repeat(200), "b".repeat(200)];
  expect(fromTo(as, bs)).toBe(`\`${"a".repeat(120)}…\` to \`${"b".repeat(120)}…\``);
});

test("an element that was added at the end", () => {
  const numbers = Array.from({ length: 30 }, (_, i) => i).join(", ");
  expect(fromTo(`[${numbers}]`, `[${numbers}, 30]`)).toBe("`…29…` to `…29, 30…`");
});
