/**
 * Evaluates the constants that a program needs when it runs, associated and inline ones with their arguments put in, so that their
 * failures (E0080) are told by a check: rustc's *required consts*, in the user's own functions from the given roots on. A constant
 * in code that is never reached counts; std's functions are left to the linker.
 */
import { operandsOf } from "../mir/operands";
import type { BodyQueries } from "../mir/queries";
import { crateOf, type DefId, userCrate } from "../resolve/def";
import type { Context } from "../types/context";
import { hasFlags } from "../types/fold";
import { type GenericArgs, TypeFlags } from "../types/ty";
import type { ConstQueries } from "./constQueries";
import type { MonoContext } from "./context";

/** Instances that are looked at: a polymorphic recursion has no end. */
const instanceLimit = 5000;

interface Reached {
  readonly def: DefId;
  readonly args: GenericArgs;
}

export function checkRequiredConsts(
  tcx: Context,
  bodies: BodyQueries,
  mono: MonoContext,
  constants: ConstQueries,
  roots: readonly DefId[],
): void {
  const reached: Reached[] = [];
  const seen = new Set<string>();
  const reach = (def: DefId, args: GenericArgs): void => {
    const key = `${def} ${args.id}`;
    if (crateOf(def) !== userCrate || seen.has(key) || seen.size > instanceLimit || !tcx.hasBody(def)) return;
    seen.add(key);
    reached.push({ def, args });
  };
  for (const root of roots) reach(root, mono.noArgs);
  for (let next = reached.pop(); next !== undefined; next = reached.pop()) {
    const { args } = next;
    for (const operand of operandsOf(bodies.analysedBody(next.def))) {
      if (operand.kind !== "Constant") continue;
      const { ty, value } = operand.constant;
      if (value.kind === "Unevaluated") constants.check(value.def, mono.monoArgs(value.args, args));
      const used = mono.monoTy(ty, args);
      if (used.kind !== "FnDef" || hasFlags(used, TypeFlags.HasParam)) continue;
      const instance = mono.resolveInstance(used.def, used.args);
      if (instance.kind === "Item") reach(instance.def, instance.args);
    }
    for (const closure of closuresIn(bodies, next.def)) reach(closure, args);
  }
}

/** Whether a body names constants that are not evaluated by themselves. */
export function needsConsts(tcx: Context, bodies: BodyQueries, body: DefId): boolean {
  for (const operand of operandsOf(bodies.analysedBody(body))) {
    if (operand.kind !== "Constant" || operand.constant.value.kind !== "Unevaluated") continue;
    const { def, args } = operand.constant.value;
    if (args.length > 0 || (crateOf(def) === userCrate && tcx.def(def).kind !== "Const")) return true;
  }
  return false;
}

/** Closures share the arguments of the function around them. */
function closuresIn(bodies: BodyQueries, def: DefId): DefId[] {
  return bodies
    .analysedBody(def)
    .blocks.flatMap(({ statements }) =>
      statements.flatMap((statement) =>
        statement.kind === "Assign" &&
        statement.rvalue.kind === "Aggregate" &&
        statement.rvalue.aggregate.kind === "Closure"
          ? [statement.rvalue.aggregate.def]
          : [],
      ),
    );
}
