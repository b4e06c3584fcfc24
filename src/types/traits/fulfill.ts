/**
 * Keeps the obligations of one body and discharges those that can be decided, until none changes: rustc's
 * `FulfillmentContext`. What stays ambiguous waits for more inference, and is looked at again only when a variable that it
 * hangs on was solved.
 */
import type { InferCtxt, Obligation, TypeError } from "../infer/infer";
import { predicateKey } from "../collect/predicates";
import { hasFlags, visitTypes } from "../fold";
import { selfTyOf } from "../intern";
import type { Predicate, Ty, TyVid } from "../ty";
import { TypeFlags } from "../ty";
import { wfObligations } from "../wf";
import { kindExtends } from "./candidates";
import { isTrivial } from "./constituents";
import { type Pending, PendingObligations, type Stalled } from "./pending";
import { projectObligation } from "./project";
import { predicateMustHold, select } from "./select";

/** `root` is the obligation that was registered; `obligation` the nested one that failed. */
export interface FulfillmentError {
  readonly kind:
    | "Unimplemented"
    | "ProjectionMismatch"
    | "Ambiguity"
    | "Overflow"
    | "SignatureMismatch"
    | "ConstMismatch"
    | "NotDynCompatible";
  readonly obligation: Obligation;
  readonly root: Obligation;
  readonly typeError: TypeError | undefined;
}

type Processed =
  | { readonly kind: "Done"; readonly nested: readonly Obligation[] }
  | { readonly kind: "Stalled"; readonly on: readonly Ty[] | undefined }
  | { readonly kind: "Failed"; readonly error: FulfillmentError["kind"]; readonly typeError: TypeError | undefined };

const done: Processed = { kind: "Done", nested: [] };

export class FulfillmentContext {
  private readonly waiting = new PendingObligations();

  register(obligation: Obligation): void {
    this.waiting.register(obligation);
  }
  registerAll(obligations: readonly Obligation[]): void {
    for (const obligation of obligations) this.register(obligation);
  }

  /** Processes all that can make progress; errors are removed and returned. */
  selectWherePossible(infcx: InferCtxt): FulfillmentError[] {
    const errors: FulfillmentError[] = [];
    for (let progress = this.waiting.mayProgress(infcx); progress; ) {
      progress = false;
      this.waiting.round(infcx, (pending) => {
        if (this.process(infcx, pending, errors)) progress = true;
      });
    }
    return errors;
  }

  /** Returns whether something was decided. Nested obligations are worked off at once, depth first. */
  private process(infcx: InferCtxt, first: Pending, errors: FulfillmentError[]): boolean {
    const { root } = first;
    const stack = [first.obligation];
    const left: Stalled[] = [];
    const seen = new Set<string>();
    let progress = false;
    for (let obligation = stack.pop(); obligation !== undefined; obligation = stack.pop()) {
      if (isRepeated(infcx, obligation, seen)) continue;
      const result = processObligation(infcx, obligation);
      if (result.kind === "Stalled") {
        left.push({ obligation, root, stalledOn: result.on });
        continue;
      }
      progress = true;
      if (result.kind === "Failed") errors.push({ kind: result.error, obligation, root, typeError: result.typeError });
      else for (let i = result.nested.length - 1; i >= 0; i--) stack.push(result.nested[i] as Obligation);
    }
    if (left.length > 0) this.waiting.replace(first, left);
    return progress;
  }

  /** As `selectWherePossible`; what is still pending becomes an `Ambiguity` error. */
  selectAllOrError(infcx: InferCtxt): FulfillmentError[] {
    const errors = this.selectWherePossible(infcx);
    if (errors.length > 0) return errors;
    const ambiguous = this.waiting
      .list()
      .map(({ obligation, root }): FulfillmentError => ({ kind: "Ambiguity", obligation, root, typeError: undefined }));
    this.waiting.clear();
    return ambiguous;
  }

  pending(): readonly Obligation[] {
    return this.waiting.list().map(({ obligation }) => obligation);
  }

  /** Pending obligations whose self type is this variable. */
  obligationsForSelfTy(infcx: InferCtxt, vid: TyVid): Obligation[] {
    return this.pending().filter(({ predicate: { value } }) => {
      const args = value.kind === "Trait" ? value.trait.args : value.kind === "Projection" ? value.args : undefined;
      return args !== undefined && infcx.rootVar(selfTyOf(args)) === infcx.tyVars.root(vid);
    });
  }
}

/**
 * `Node: Send` asks for `Option<Arc<Node>>: Send`, which asks for `Node: Send` again: a cycle of auto traits proves itself,
 * and what is asked for twice is decided once.
 */
function isRepeated(infcx: InferCtxt, { predicate }: Obligation, seen: Set<string>): boolean {
  if (predicate.value.kind !== "Trait" || !infcx.tcx.isAutoTrait(predicate.value.trait.def)) return false;
  const key = predicateKey(infcx.resolve(predicate));
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

function processObligation(infcx: InferCtxt, obligation: Obligation): Processed {
  const predicate = infcx.resolve(obligation.predicate);
  const { value } = predicate;
  const current: Obligation = predicate === obligation.predicate ? obligation : { ...obligation, predicate };
  switch (value.kind) {
    case "Trait":
      return processTrait(infcx, current);
    case "Projection":
      return processProjection(infcx, current);
    case "WellFormed": {
      const nested = wfObligations(infcx, current, value.ty);
      return nested === undefined ? { kind: "Stalled", on: variablesOf(value.ty) } : { kind: "Done", nested };
    }
    case "DynCompatible":
      return infcx.tcx.dynViolations(value.trait).length === 0
        ? done
        : { kind: "Failed", error: "NotDynCompatible", typeError: undefined };
    case "ClosureKind": {
      const kind = infcx.closureKind(value.closure);
      if (kind === undefined) return { kind: "Stalled", on: undefined };
      if (!kindExtends(kind, value.closureKind))
        return { kind: "Failed", error: "Unimplemented", typeError: undefined };
      infcx.closureKindAsks.push({ closure: value.closure, kind: value.closureKind, cause: obligation.cause });
      return done;
    }
    case "Coerce":
      return processCoerce(infcx, current, value.from, value.to);
    case "TypeOutlives":
    case "RegionOutlives":
      infcx.registerOutlives(predicate, obligation.cause);
      return done;
    default:
      return done;
  }
}

function processTrait(infcx: InferCtxt, obligation: Obligation): Processed {
  if (isTrivial(infcx, obligation.predicate)) return done;
  if (isGlobal(infcx, obligation.predicate) && predicateMustHold(infcx, obligation)) return done;
  const selected = infcx.commitIfOk(() => {
    const result = select(infcx, obligation);
    return { ok: result.kind === "Candidate", result };
  }).result;
  if (selected.kind === "Candidate") return { kind: "Done", nested: selected.source.nested };
  if (selected.kind === "Ambiguous")
    return {
      kind: "Stalled",
      on: variablesOf(obligation.predicate.value.kind === "Trait" ? obligation.predicate.value.trait.args : []),
    };
  return { kind: "Failed", error: selected.overflow ? "Overflow" : "Unimplemented", typeError: undefined };
}

/** Nothing in it can be inferred, and nothing can outlive too little: that it holds (which the evaluation cache may know) is all there is to say. */
function isGlobal(infcx: InferCtxt, { value }: Predicate): boolean {
  const { HasTyInfer, HasConstInfer, HasPlaceholder, HasRegions, HasParam } = TypeFlags;
  const open = HasTyInfer | HasConstInfer | HasPlaceholder | (infcx.considersRegions ? HasRegions | HasParam : 0);
  return value.kind === "Trait" && (value.trait.args.flags & open) === 0;
}

function processProjection(infcx: InferCtxt, obligation: Obligation): Processed {
  const { result } = infcx.commitIfOk(() => {
    const projected = projectObligation(infcx, obligation);
    return { ok: projected.kind === "Ok", result: projected };
  });
  if (result.kind === "Ok") return { kind: "Done", nested: result.obligations };
  if (result.kind === "Ambiguous") {
    const { value } = obligation.predicate;
    return { kind: "Stalled", on: variablesOf(value.kind === "Projection" ? value.args : []) };
  }
  return {
    kind: "Failed",
    error: obligation.depth > infcx.tcx.resolver.recursionLimit ? "Overflow" : "ProjectionMismatch",
    typeError: result.typeError,
  };
}

function processCoerce(infcx: InferCtxt, obligation: Obligation, from: Ty, to: Ty): Processed {
  if (infcx.isTyVar(from) && infcx.isTyVar(to)) return { kind: "Stalled", on: variablesOf([from, to]) };
  const result = infcx.sub(obligation.env, obligation.cause, from, to);
  return result.ok
    ? { kind: "Done", nested: result.obligations }
    : { kind: "Failed", error: "Unimplemented", typeError: result.error };
}

/**
 * The unsolved type variables inside; undefined where there is none, or constants or closures may change too (a projection of a
 * known type may wait for what it does not name).
 */
function variablesOf(value: unknown): readonly Ty[] | undefined {
  if (hasFlags(value, TypeFlags.HasConstInfer)) return undefined;
  const found: Ty[] = [];
  let closure = false;
  visitTypes(value, (part) => {
    if (part.sort === "Ty" && part.kind === "Infer") found.push(part as Ty);
    if (part.sort === "Ty" && part.kind === "Closure") closure = true;
  });
  return closure || found.length === 0 ? undefined : found;
}
