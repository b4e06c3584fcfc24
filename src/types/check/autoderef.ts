/**
 * The chain of types that `*` leads to: `T`, `*T`, `**T`, … by built-in dereference (references, `Box`, and raw pointers
 * where asked for) and by `Deref`. Used by field access, indexing, calls, method probing and coercion.
 */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import { obligation, type Obligation } from "../infer/infer";
import { dummyBinder, mkProjection, mkTyArgs, typeAt } from "../intern";
import { normalize } from "../traits/project";
import { predicateMayHold } from "../traits/select";
import type { Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";
import type { Adjustment } from "./tables";

export interface AutoderefStep {
  readonly ty: Ty;
  /** How many dereferences led here. */
  readonly derefs: number;
}

export class Autoderef {
  /** The types before each dereference, and how it is done. */
  private readonly steps: { readonly ty: Ty; readonly overloaded: boolean }[] = [];
  readonly obligations: Obligation[] = [];
  private current: Ty;
  private atStart = true;
  /** Some step went through a raw pointer. */
  throughRawPointer = false;
  reachedLimit = false;

  constructor(
    private readonly fcx: FnCtxt,
    private readonly span: Span,
    base: Ty,
    private readonly options: { readonly rawPointers?: boolean; readonly silent?: boolean } = {},
  ) {
    this.current = fcx.shallow(base);
  }

  next(): AutoderefStep | undefined {
    if (this.atStart) {
      this.atStart = false;
      return { ty: this.current, derefs: 0 };
    }
    if (this.steps.length > this.fcx.tcx.resolver.recursionLimit) return this.overflow();
    if (this.fcx.infcx.isTyVar(this.current) || this.current.kind === "Error") return undefined;
    const builtin = builtinDeref(this.fcx, this.current, this.options.rawPointers === true);
    const target = builtin ?? this.overloaded(this.current);
    if (target === undefined) return undefined;
    if (this.current.kind === "RawPtr") this.throughRawPointer = true;
    this.steps.push({ ty: this.current, overloaded: builtin === undefined });
    this.current = this.fcx.shallow(target);
    return { ty: this.current, derefs: this.steps.length };
  }

  finalTy(): Ty {
    return this.current;
  }
  stepCount(): number {
    return this.steps.length;
  }

  /** The dereferences done so far, as adjustments. */
  adjustments(): Adjustment[] {
    return this.steps.map((step, i) => ({
      kind: "Deref",
      overloaded: step.overloaded ? "Not" : undefined,
      target: this.steps[i + 1]?.ty ?? this.current,
    }));
  }

  /** Registers what the overloaded steps need. */
  commit(): void {
    this.fcx.registerAll(this.obligations);
    this.obligations.length = 0;
  }

  private overloaded(ty: Ty): Ty | undefined {
    if (cannotImplementDeref(ty)) return undefined;
    const { fcx } = this;
    const trait = fcx.tcx.langItemIfAny("deref");
    const target = fcx.tcx.langItemIfAny("deref_target");
    if (trait === undefined || target === undefined) return undefined;
    const args = mkTyArgs(ty);
    const cause = fcx.cause(this.span);
    if (
      !predicateMayHold(
        fcx.infcx,
        obligation(fcx.env, cause, dummyBinder({ kind: "Trait", trait: { def: trait, args } })),
      )
    )
      return undefined;
    const { value, obligations } = normalize(fcx.infcx, fcx.env, cause, mkProjection(target, args));
    this.obligations.push(...obligations);
    return fcx.resolve(value);
  }

  private overflow(): undefined {
    if (!this.reachedLimit && this.options.silent !== true) {
      this.fcx.report(
        error(
          "E0055",
          `reached the recursion limit while auto-dereferencing \`${this.fcx.show(this.current)}\``,
          this.span,
          { labels: [{ span: this.span, text: "deref recursion limit reached", primary: true }] },
        ),
      );
    }
    this.reachedLimit = true;
    return undefined;
  }
}

/** What built-in `*` gives: of references and `Box` (and raw pointers where `explicit`). */
export function builtinDeref(fcx: FnCtxt, ty: Ty, explicit: boolean): Ty | undefined {
  if (ty.kind === "Ref") return ty.ty;
  if (ty.kind === "RawPtr") return explicit ? ty.ty : undefined;
  if (ty.kind === "Adt" && isBox(fcx, ty.def)) return typeAt(ty.args, 0);
  return undefined;
}

function isBox(fcx: FnCtxt, def: DefId): boolean {
  return fcx.tcx.langItemIfAny("owned_box") === def;
}

/** Saves a trait question for types that std cannot have given a `Deref` impl. */
function cannotImplementDeref(ty: Ty): boolean {
  switch (ty.kind) {
    case "Bool":
    case "Char":
    case "Int":
    case "Uint":
    case "Float":
    case "Str":
    case "Slice":
    case "Array":
    case "Tuple":
    case "Never":
    case "FnDef":
    case "FnPtr":
    case "Closure":
    case "RawPtr":
    case "Infer":
      return true;
    default:
      return false;
  }
}
