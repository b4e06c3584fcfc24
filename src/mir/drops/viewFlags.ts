/**
 * Which move paths the view needs a flag for: those of the program's variables that, at some stop where their storage is
 * live, may be initialised and may be not. (Drop elaboration makes and maintains the flags together with its own.)
 */
import type { ForwardResults } from "../dataflow/framework";
import type { BasicBlock, Body } from "../mir";
import type { MoveData, MovePathIndex } from "../movePaths";

export function viewFlagPaths(
  body: Body,
  data: MoveData,
  inits: ForwardResults,
  uninits: ForwardResults,
): MovePathIndex[] {
  const needed = new Set<MovePathIndex>();
  const paths = data.paths.filter(({ place }) => {
    const kind = body.locals[place.local]?.kind.kind;
    return kind === "User" || kind === "Arg";
  });
  if (paths.length === 0) return [];
  body.blocks.forEach((block, index) => {
    if (!block.statements.some((statement) => statement.kind === "StopPoint")) return;
    const maybeInit = new Map<number, MovePathIndex[]>();
    inits.visit(index as BasicBlock, (state, { statementIndex }) => {
      if (block.statements[statementIndex]?.kind !== "StopPoint") return;
      maybeInit.set(
        statementIndex,
        paths.filter((path) => state.has(path.index)).map((path) => path.index),
      );
    });
    uninits.visit(index as BasicBlock, (state, { statementIndex }) => {
      for (const path of maybeInit.get(statementIndex) ?? []) if (state.has(path)) needed.add(path);
    });
  });
  return [...needed].sort((left, right) => left - right);
}
