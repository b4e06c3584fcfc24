/**
 * `unconditional_recursion`: a function that calls itself on every way through it. A search from the start that does not go on past a
 * call of the function itself: if it meets no way out, and met such a call, the function cannot return.
 */
import { type Diagnostic, warning } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Context } from "../../types/context";
import { fnSyntax } from "../../types/lower/syntax";
import type { TyCtxt } from "../../types/tcx";
import type { GenericArg } from "../../types/ty";
import type { BasicBlock, Body, Terminator } from "../mir";
import { startBlock } from "../mir";
import { successors } from "../successors";

export function lintUnconditionalRecursion(tcx: Context, body: Body): Diagnostic[] {
  const { kind, nameSpan } = tcx.def(body.def);
  if (kind !== "Fn" && kind !== "AssocFn") return [];
  const calls = recursiveCalls(tcx, body);
  if (calls === undefined || calls.length === 0) return [];
  const span = fnSyntax(tcx, body.def)?.sigSpan ?? nameSpan;
  return [
    warning("unconditional_recursion", "function cannot return without recursing", span, {
      labels: [
        { span, text: "cannot return without recursing", primary: true },
        ...calls.map((call) => ({ span: call, text: "recursive call site" })),
      ],
      help: ["a `loop` may express intention better if this is on purpose"],
    }),
  ];
}

/** Undefined where the function can end without a call of itself. */
function recursiveCalls(tcx: TyCtxt, body: Body): Span[] | undefined {
  const calls: Span[] = [];
  const seen = new Set<BasicBlock>([startBlock]);
  const queue: BasicBlock[] = [startBlock];
  for (let block = queue.pop(); block !== undefined; block = queue.pop()) {
    const terminator = body.blocks[block]?.terminator;
    if (terminator === undefined || leaves.has(terminator.kind)) return undefined;
    if (terminator.kind === "Call" && callsItself(tcx, body.def, terminator)) {
      calls.push(terminator.info.span);
      continue;
    }
    for (const target of realTargets(terminator))
      if (body.blocks[target]?.isCleanup !== true && !seen.has(target)) {
        seen.add(target);
        queue.push(target);
      }
  }
  return calls.sort((a, b) => a.lo - b.lo);
}

const leaves: ReadonlySet<string> = new Set(["Return", "UnwindResume", "CoroutineDrop", "Yield"]);

function realTargets(terminator: Terminator): BasicBlock[] {
  if (terminator.kind === "FalseEdge" || terminator.kind === "FalseUnwind") return [terminator.realTarget];
  return successors(terminator);
}

/** By name, or through the trait that it implements for the same type. */
function callsItself(tcx: TyCtxt, def: DefId, { func }: Extract<Terminator, { kind: "Call" }>): boolean {
  const ty = func.kind === "Constant" ? func.constant.ty : undefined;
  if (ty?.kind !== "FnDef") return false;
  if (ty.def === def) return true;
  const impl = tcx.parent(def);
  if (impl === undefined || tcx.def(impl).kind !== "Impl" || tcx.traitItemOf(def) !== ty.def) return false;
  const trait = tcx.implTraitRef(impl);
  return trait?.args.every((arg, index) => sameArg(tcx, arg, ty.args[index])) ?? false;
}

function sameArg(tcx: TyCtxt, a: GenericArg, b: GenericArg | undefined): boolean {
  if (a.kind !== "Type" || b?.kind !== "Type") return a.kind === b?.kind;
  return tcx.eraseRegions(a.ty) === tcx.eraseRegions(b.ty);
}
