/** Points of a body: each location has one number, and back. */
import path from "node:path";
import { expect, test } from "vitest";
import { indexPoints } from "../../src/mir/borrow/regions/points";
import type { PointIndex } from "../../src/mir/borrow/regions/regions";
import { programOf } from "../mir/frontEnd";

test("points are dense and tell their location", () => {
  const { bodies, definitions } = programOf(path.join(import.meta.dirname, "../mir/moves/accepted.rs"));
  for (const def of definitions) {
    const points: PointIndex = indexPoints(bodies.builtBody(def));
    for (let point = 0; point < points.count; point++) expect(points.point(points.location(point))).toBe(point);
  }
});
