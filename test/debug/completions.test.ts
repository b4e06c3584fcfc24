/** What the debug console offers at the end of a text. */
import { expect, test } from "vitest";
import { loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";

const text = `mod shapes {
    pub enum Shape {
        Dot,
        Line(i32),
    }
    pub fn area_of(_: &Shape) -> i32 {
        0
    }
}
struct Point {
    x: i32,
    y: i32,
}
impl Point {
    fn sum(&self) -> i32 {
        self.x + self.y
    }
    fn origin() -> Point {
        Point { x: 0, y: 0 }
    }
}
fn main() {
    let point = Point::origin();
    let points = vec![Point { x: 1, y: 2 }];
    let name = String::from("n");
    println!("{} {} {} {}", point.sum(), points.len(), name, shapes::area_of(&shapes::Shape::Dot));
    let _ = shapes::Shape::Line(1);
}
`;

test("names, members and paths", () => {
  const loaded = loadProgram({ program: "complete.rs", edition: 2024, readFile: () => text });
  if (loaded.kind === "rejected") throw new Error(loaded.rendered.join("\n"));
  const options = { args: [], stdin: "", stackSizeBytes: undefined, heapLimitBytes: 1 << 24, seed: 0 };
  const session = new Session(loaded.program, { ...options, onOutput: () => {} });
  session.breakpoints.setLines("complete.rs", [{ line: 26, column: undefined }]);
  session.resume({ kind: "continue" });
  while (session.slice(100_000) === undefined) {
    // on
  }
  const offered = (written: string): string[] => session.completions(written, 1).items.map(({ label }) => label);
  expect(offered("po")).toEqual(["points", "point", "Point"]);
  expect(offered("1 + point.")).toEqual(expect.arrayContaining(["x", "y", "sum"]));
  expect(offered("point.origin")).toEqual([]);
  expect(offered("points.le")).toContain("len");
  expect(offered("points[0].s")).toEqual(["sum"]);
  expect(offered("points.ite")).toEqual(expect.arrayContaining(["iter", "iter_mut"]));
  expect(offered("name.to_upper")).toEqual(["to_uppercase"]);
  expect(offered("name.clo")).toContain("clone");
  expect(offered("shapes::")).toEqual(expect.arrayContaining(["Shape", "area_of"]));
  expect(offered("shapes::Shape::")).toEqual(expect.arrayContaining(["Dot", "Line"]));
  expect(offered("Point::or")).toEqual(["origin"]);
  expect(session.completions("1 + point.su", 1).start).toBe(10);
});
