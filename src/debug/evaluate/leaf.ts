/**
 * Expressions that only read: comparisons and arithmetic on places, without a call. They are run on the stopped machine without memory
 * being copied, which a condition in a hot loop needs. Where one would panic it gives up, and is run with all that evaluation does.
 */
import { buildCfg } from "../../machine/codegen/cfg";
import type { FnRecord } from "../../machine/link";
import { extendWithBody } from "../../machine/program";
import type { BasicBlock, BasicBlockData, Body, Place, Statement } from "../../mir/mir";
import type { LoadedProgram } from "../load";

/** Undefined where the body does more than read. */
export function compileLeaf(program: LoadedProgram, body: Body): FnRecord | undefined {
  const leaf = leafOf(body);
  return leaf === undefined ? undefined : extendWithBody(program.linked.program, leaf);
}

function leafOf(body: Body): Body | undefined {
  const onlyReads = body.blocks.every(
    ({ statements, terminator }) =>
      statements.every(writesOwnFrame) && !["Call", "Drop", "Yield", "UnwindTerminate"].includes(terminator.kind),
  );
  // A loop might have no end, and pays no fuel here.
  if (!onlyReads || buildCfg(body).isLoopHead.includes(true)) return undefined;
  const givesUp = body.blocks.length as BasicBlock;
  const info = { span: body.span, scope: body.blocks[0]?.terminator.info.scope ?? (0 as never) };
  const blocks = body.blocks.map((block) => withoutAssert(block, givesUp));
  return {
    ...body,
    stopPoints: [],
    blocks: [...blocks, { statements: [], terminator: { kind: "Unreachable", info }, isCleanup: false }],
  };
}

function writesOwnFrame(statement: Statement): boolean {
  switch (statement.kind) {
    case "Assign":
    case "SetDiscriminant":
      return isOwn(statement.place);
    case "CopyNonOverlapping":
      return false;
    default:
      return true;
  }
}

function isOwn({ projection }: Place): boolean {
  return projection.every(({ kind }) => kind !== "Deref");
}

/** An assertion that fails leaves the function; no step of it is counted. */
function withoutAssert({ statements, terminator, isCleanup }: BasicBlockData, givesUp: BasicBlock): BasicBlockData {
  const kept = statements.filter(({ kind }) => kind !== "StopPoint");
  if (terminator.kind !== "Assert") return { statements: kept, terminator, isCleanup };
  const { condition, expected, target, info } = terminator;
  const [zero, other] = expected ? [givesUp, target] : [target, givesUp];
  return {
    statements: kept,
    terminator: { kind: "SwitchInt", discriminant: condition, values: [0n], targets: [zero], otherwise: other, info },
    isCleanup,
  };
}
