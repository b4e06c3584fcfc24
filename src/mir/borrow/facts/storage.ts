/** Where each local's bytes in the frame are its own: from `StorageLive` to `StorageDead`; arguments and the result from start to end. */
import { BitSet } from "../../../base/bitset";
import { runForward } from "../../dataflow/framework";
import type { BasicBlock, Body, Local } from "../../mir";
import type { PointIndex } from "../regions/regions";

/** By local: the points at whose start it has storage on some way there. */
export function storagePoints(body: Body, points: PointIndex): BitSet[] {
  const marked = new Set<Local>();
  for (const { statements } of body.blocks)
    for (const statement of statements) if (statement.kind === "StorageLive") marked.add(statement.local);
  const start = new BitSet(body.locals.length);
  for (const local of body.locals.keys()) if (!marked.has(local as Local)) start.add(local);
  const results = runForward(body, {
    bitCount: body.locals.length,
    start,
    transfer(state, { block, statementIndex }) {
      const statement = body.blocks[block]?.statements[statementIndex];
      if (statement?.kind === "StorageLive") state.add(statement.local);
      else if (statement?.kind === "StorageDead") state.delete(statement.local);
    },
    returnEdge() {},
  });
  const found = body.locals.map(() => new BitSet(points.count));
  for (const block of body.blocks.keys())
    results.visit(block as BasicBlock, (state, location) => {
      const point = points.point(location);
      for (const local of state) found[local]?.add(point);
    });
  return found;
}
