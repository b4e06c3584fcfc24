/**
 * What the build runs: the texts of std in, its index out, with what the type checker and the MIR passes find out about it: all
 * signatures, and the bodies that programs often reach. The others are checked when a program asks. Not part of the product.
 */
import { bug } from "../base/invariant";
import { loadStd, resolveCrate, type StdCrates } from "../resolve/crates";
import type { DefId } from "../resolve/def";
import type { StdIndex } from "../resolve/index/format";
import type { Resolver } from "../resolve/resolver";
import { completeStd, writeStd } from "../resolve/index/write";
import type { Context } from "../types/context";
import { eraseRegions } from "../types/fold";
import { makeStored, partsOfInterned, stdDefs } from "../types/stored";
import type { Body } from "../mir/mir";
import { stdBody } from "../mir/queries";
import { constEvaluator } from "./constEval";
import { Linker } from "./link";
import { openContext, programContext } from "./openContext";
import { importIndices } from "./wasm/imports";

/** Programs that use what programs often use: their texts by name. */
export type Uses = Readonly<Record<string, string>>;

/** Without `uses`: only what names resolve to; all else is found out when a program asks. */
export function buildStdIndex(files: Readonly<Record<string, string>>, uses: Uses | undefined): StdIndex {
  const std = loadStd(new Map(Object.entries(files)));
  if (uses === undefined) return writeStd(std);
  completeStd(std);
  const contexts = Object.entries(uses).map(([name, text]) => openProgram(std, name, text));
  const [first] = contexts;
  if (first === undefined) return bug("std's index is made without programs");
  for (const context of contexts) reachAll(context);
  const owners = new Set(first.tcx.stdAnswered(stdBody).map((def) => outermostBody(first.tcx, def)));
  const bodies = runtimeBodies(first, owners);
  const answers = makeStored(first.tcx).set(stdBody, bodies);
  return writeStd(std, {
    answers,
    compiled: new Set(bodies.keys()),
    partsOf: (value) => partsOfInterned(value as Parameters<typeof partsOfInterned>[0]),
  });
}

type ProgramOf = ReturnType<typeof openContext> & { readonly resolver: Resolver };

function openProgram(std: StdCrates, name: string, text: string): ProgramOf {
  const loader = { load: () => undefined };
  const resolver = resolveCrate({ std, path: name, text, loader, edition: 2024, cfgTest: false });
  return { ...openContext(resolver), resolver };
}

/** Asks for the bodies of everything a program reaches. */
function reachAll({ tcx, bodies, resolver }: ProgramOf): void {
  const main = resolver.mainFunction() ?? bug("a program without main");
  const context = programContext(tcx, bodies);
  const link = new Linker(context, importIndices, constEvaluator());
  link.reach(context.entry(main));
  link.scan();
  const [fault] = tcx.diagnostics.list.filter(({ level }) => level === "error");
  if (fault !== undefined) bug(`in a program that uses std: ${fault.message}`);
}

/** The function or constant that a closure, a constant or an item stands in. */
function outermostBody(tcx: Context, def: DefId): DefId {
  let outermost = def;
  for (let at: DefId | undefined = def; at !== undefined; at = tcx.parent(at)) if (tcx.hasBody(at)) outermost = at;
  return outermost;
}

/**
 * The bodies of these and of everything inside them: what is inside is known by definitions that checking the outer one made. A
 * body with an error is left out, so that a program that needs it meets the error.
 */
function runtimeBodies({ tcx, bodies }: ProgramOf, owners: ReadonlySet<DefId>): Map<DefId, Body> {
  const found = new Map<DefId, Body>();
  const left: string[] = [];
  for (const owner of owners) tcx.checkedBodies(owner);
  for (const { id, kind } of stdDefs(tcx)) {
    if (kind === "Ctor" || !tcx.hasBody(id) || !owners.has(outermostBody(tcx, id))) continue;
    const body = bodies.runtimeBody(id);
    if (body.tainted) left.push(tcx.path(id));
    // Only the borrow checker reads what users wrote, and regions: std's is run, not checked.
    else found.set(id, eraseRegions({ ...body, userTypes: [] }));
  }
  if (left.length > 0) console.log(`  std: ${left.length} bodies have errors: ${left.join(", ")}`);
  return found;
}
