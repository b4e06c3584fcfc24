/**
 * What an expression can name where the program stands: the variables of a frame with their places and states, and the generic
 * parameters of the function with what they stand for. Where there is no frame, only items.
 */
import type { Span } from "../../base/source";
import type { Local } from "../../mir/mir";
import { crateOf, type DefId, type Res, userCrate } from "../../resolve/def";
import type { FragmentScope } from "../../resolve/fragment";
import type { Context } from "../../types/context";
import { noArgs } from "../../types/intern";
import type { GenericArgs } from "../../types/ty";
import { variablesOf } from "../view/frames";
import type { Part } from "../view/parts";
import type { LocalState, TargetFrame } from "../view/target";

export interface FrameVariable {
  readonly name: string;
  readonly part: Part;
  readonly local: Local;
  readonly state: LocalState;
}

export interface EvaluationScope {
  readonly owner: DefId | undefined;
  readonly at: Span | undefined;
  /** Of equal names the last one counts. */
  readonly variables: readonly FrameVariable[];
  readonly types: FragmentScope["types"];
  readonly values: FragmentScope["values"];
  readonly instantiation: GenericArgs;
}

export function scopeOf(tcx: Context, frame: TargetFrame | undefined): EvaluationScope {
  const isUser = frame !== undefined && crateOf(frame.body.def) === userCrate;
  const params = isUser ? paramsOf(tcx, frame.body.def) : { types: [], values: [] };
  return {
    owner: isUser ? frame.body.def : undefined,
    at: isUser ? frame.span : undefined,
    variables: frame === undefined ? [] : frameVariables(frame),
    ...params,
    instantiation: frame?.args ?? noArgs,
  };
}

/** What is declared later is named only where nothing else has the name. */
function frameVariables(frame: TargetFrame): FrameVariable[] {
  const all = variablesOf(frame, "");
  return [...all.filter(({ later }) => later), ...all.filter(({ later }) => !later)].map(({ name, part, local }) => ({
    name,
    part,
    local,
    state: frame.stateOf(local),
  }));
}

function paramsOf(tcx: Context, def: DefId): Pick<EvaluationScope, "types" | "values"> {
  const types: { name: string; res: Res }[] = [];
  const values: { name: string; res: Res }[] = [];
  for (let at: DefId | undefined = def; at !== undefined; at = tcx.generics(at).parent) {
    for (const { name, def: param } of tcx.generics(at).params) {
      const { kind } = tcx.def(param);
      const res: Res = { kind: "Def", def: param, defKind: kind };
      if (kind === "TyParam") types.push({ name, res });
      else if (kind === "ConstParam") values.push({ name, res });
    }
  }
  const container = containerOf(tcx, def);
  if (container !== undefined && tcx.def(container).kind === "Trait")
    types.push({ name: "Self", res: { kind: "SelfTyParam", trait: container } });
  else if (container !== undefined) {
    types.push({ name: "Self", res: { kind: "SelfTyAlias", impl: container } });
    values.push({ name: "Self", res: { kind: "SelfCtor", impl: container } });
  }
  return { types, values };
}

/** The impl or trait around a method, or a closure in one. */
function containerOf(tcx: Context, def: DefId): DefId | undefined {
  for (let at: DefId | undefined = def; at !== undefined; at = tcx.parent(at)) {
    const { kind } = tcx.def(at);
    if (kind === "Impl" || kind === "Trait") return at;
    if (kind === "Fn" || kind === "Mod") return undefined;
  }
  return undefined;
}
