/** Dense numbers for the locations of a body, so that sets of points are bit sets. */
import type { BasicBlock, Body, Location } from "../../mir";
import type { PointIndex } from "./regions";

export function indexPoints(body: Body): PointIndex {
  const blockStart: number[] = [];
  let count = 0;
  for (const { statements } of body.blocks) {
    blockStart.push(count);
    count += statements.length + 1;
  }
  const blockOf = new Int32Array(count);
  blockStart.forEach((start, block) => void blockOf.fill(block, start));
  const block = (point: number) => (blockOf[point] ?? 0) as BasicBlock;
  return {
    count,
    blockStart,
    point: ({ block: at, statementIndex }: Location) => (blockStart[at] ?? 0) + statementIndex,
    location: (point) => ({ block: block(point), statementIndex: point - (blockStart[block(point)] ?? 0) }),
    block,
  };
}
