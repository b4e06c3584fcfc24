/** The debugger's writes: values are expressions of the frame, old values are dropped, and a write in the past begins a new branch. */
import { expect, test } from "vitest";
import type { ResumeGoal, Stop } from "../../src/debug/goals";
import { loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";

const text = `struct Noisy(i32);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn main() {
    let mut noisy = Noisy(1);
    let count = 3u8;
    let mut name = String::from("crab");
    let other = String::from("other");
    let mut maybe = Some(7);
    let mut r = &count;
    let list = vec![1, 2, 3];
    println!("go");
    let late: i32;
    late = 5;
    println!("{count} {name} {other} {maybe:?} {r} {list:?} {late}");
    maybe = None;
    name.push('!');
    noisy.0 += 1;
    r = &9;
    println!("{maybe:?} {name} {r}");
}
`;
const loaded = loadProgram({ program: "assign.rs", edition: 2024, readFile: () => text });
if (loaded.kind === "rejected") throw new Error(loaded.rendered.join("\n"));
const { program } = loaded;

function start() {
  let output = "";
  const session = new Session(program, {
    args: [],
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: 16 * 1024 * 1024,
    seed: 0,
    onOutput: (_, written) => {
      output += written;
    },
  });
  const go = (goal: ResumeGoal): Stop => {
    session.resume(goal);
    for (;;) {
      const stop = session.slice(100_000);
      if (stop !== undefined) return stop;
    }
  };
  const set = (place: string, value: string): string => {
    const found = session.evaluate(place, 1);
    if (found.kind !== "value") return found.words;
    const result = session.assign(found.value, value, 1);
    return result.kind === "value" ? result.value.node.text : result.words;
  };
  session.breakpoints.setLines("assign.rs", [{ line: 15, column: undefined }]);
  go({ kind: "continue" });
  return { session, go, set, written: () => output };
}

test("values of every kind, dropped and coerced as an assignment does", () => {
  const { session, go, set, written } = start();
  expect(set("count", "count + 1")).toBe("4");
  expect(set("name", 'format!("{name}s")')).toBe('"crabs"');
  expect(set("maybe", "Some(i32::from(count) * 2)")).toBe("Some(8)");
  expect(set("list[1]", "20")).toBe("20");
  expect(set("noisy", "Noisy(5)")).toBe("Noisy(5)");
  expect(session.isPast).toBe(false);
  go({ kind: "continue" });
  expect(written()).toBe("go\n4 crabs other Some(8) 4 [1, 20, 3] 5\nNone crabs! 9\ndrop 6\n");
});

test("what would go wrong without a sign is refused", () => {
  const { set } = start();
  expect(set("count", "300")).toContain("literal out of range");
  expect(set("count", '"text"')).toContain("mismatched types");
  expect(set("name", "other")).toContain("would be moved out of a variable");
  expect(set("r", '&String::from("abc").len().try_into().unwrap()')).toContain("temporary");
  expect(set("late", "1")).toContain("not initialised yet");
  expect(set("count + 1", "1")).toContain("no place");
  expect(set("count", "panic!()")).toContain("panicked");
  expect(set("count", "3")).toBe("3");
});

test("a write in the past begins a new branch of history, which is run again as it was", () => {
  const { session, go, set, written } = start();
  const { time } = session;
  go({ kind: "over" });
  go({ kind: "goTo", time });
  expect(session.isPast).toBe(true);
  expect(set("count", "9")).toBe("9");
  expect(session.isPast).toBe(false);
  go({ kind: "over" });
  go({ kind: "over" });
  go({ kind: "goTo", time });
  expect(session.evaluate("count", 1)).toMatchObject({ value: { node: { text: "9" } } });
  go({ kind: "continue" });
  go({ kind: "continue" });
  expect(written()).toContain("9 crab other Some(7) 9 [1, 2, 3] 5");
});
