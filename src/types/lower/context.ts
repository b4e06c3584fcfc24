/**
 * The state in which syntax is lowered to types: whose names are in force, the binders around, what a left-out lifetime
 * stands for, and what `_` means. Items and bodies differ only in their `LowerHost`.
 */
import { error, type DiagnosticParts } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { OwnerResolutions } from "../../resolve/resolver";
import type { NodeId } from "../../syntax/ast";
import { shift } from "../fold";
import { missingLifetime } from "./missing_lifetime";
import { mkReBound, mkReEarlyParam, mkReLateParam, reError, reStatic, tyError } from "../intern";
import type { Context as TyCtxt } from "../context";
import type { Binder, BoundVar, Const, GenericArgs, Predicate, Region, Ty } from "../ty";

/** What only bodies can do: leave parts to inference. */
export interface LowerHost {
  inferTy(span: Span): Ty;
  inferRegion(span: Span): Region;
  inferConst(ty: Ty, span: Span): Const;
  /** An error was reported. */
  taint(): void;
  /** Obligations that a type as written brings along (`where` clauses of its arguments' parameters are the caller's). */
  addPredicate?(predicate: Predicate, span: Span): void;
}

/** A binder being lowered; anonymous lifetimes add variables to it. */
export interface BinderScope {
  readonly vars: BoundVar[];
  readonly named: Map<DefId, number>;
}

/** What a left-out lifetime, or `'_`, stands for. */
export type Elision =
  /** A new variable of the binder at `scope` (function parameters). */
  | { readonly kind: "FreshBound"; readonly scope: BinderScope }
  /** One region, given as seen at `depth` binders. */
  | { readonly kind: "Region"; readonly region: Region; readonly depth: number }
  /** The next anonymous lifetime parameter of an impl. */
  | { readonly kind: "FreshParam"; readonly next: () => Region }
  | { readonly kind: "Infer" }
  /** A return type whose parameters do not decide: E0106 with the number of candidates. */
  | { readonly kind: "Missing"; readonly candidates: number }
  /** Bounds and where-clauses: E0637. */
  | { readonly kind: "Forbidden" };

export type ObjectDefault =
  | { readonly kind: "Base" }
  | { readonly kind: "Region"; readonly region: Region; readonly depth: number }
  | { readonly kind: "Ambiguous" };

/** A type whose lifetimes are in doubt is still known. */
const lifetimeCodes: ReadonlySet<string> = new Set(["E0106", "E0637", "E0726"]);

export class LowerCtxt {
  readonly scopes: BinderScope[] = [];
  elision: Elision = { kind: "Missing", candidates: 0 };
  objectDefault: ObjectDefault = { kind: "Base" };
  /** All regions seen under the current elision, for the rule of return types. */
  seenRegions: Set<Region> | undefined;
  /** `impl Trait` is allowed where the signature of this function stands; its binder. */
  fnScope: BinderScope | undefined;
  /** Late-bound lifetimes seen from inside an opaque type: its own parameters. */
  lateAsEarly: ReadonlyMap<DefId, Region> | undefined;
  /** The opaque type whose bounds are being lowered. */
  opaque: DefId | undefined;
  readonly resolutions: OwnerResolutions;
  /** An error was reported, of other things than lifetimes. */
  private failed = false;

  constructor(
    readonly tcx: TyCtxt,
    /** The item whose generics are in scope. */
    readonly owner: DefId,
    readonly host: LowerHost | undefined,
    /** Takes the place of generic parameters. */
    readonly instantiation?: GenericArgs,
  ) {
    this.resolutions = tcx.resolver.resolutions(owner);
    if (host !== undefined) this.elision = { kind: "Infer" };
  }

  error(code: string, message: string, span: Span, parts?: DiagnosticParts): void {
    this.tcx.recordTainted(this.owner);
    this.host?.taint();
    this.failed ||= !lifetimeCodes.has(code);
    this.tcx.diagnostics.push(error(code, message, span, { labels: [{ span, text: "", primary: true }], ...parts }));
  }

  /** The type that an item is said to have: one with an error in it says nothing of what it is (as rustc's `type_of`). */
  itemTy(lower: () => Ty): Ty {
    this.failed = false;
    const ty = lower();
    return this.failed ? tyError : ty;
  }

  // ---- scopes ----

  withScope<T>(scope: BinderScope, f: () => T): Binder<T> {
    this.scopes.push(scope);
    const value = f();
    this.scopes.pop();
    return { vars: scope.vars, value };
  }
  withElision<T>(elision: Elision, f: () => T): T {
    const before = this.elision;
    this.elision = elision;
    const value = f();
    this.elision = before;
    return value;
  }
  withObjectDefault<T>(objectDefault: ObjectDefault, f: () => T): T {
    const before = this.objectDefault;
    this.objectDefault = objectDefault;
    const value = f();
    this.objectDefault = before;
    return value;
  }

  // ---- regions ----

  /** A named lifetime parameter as seen from here. */
  namedRegion(def: DefId): Region {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const index = this.scopes[i]?.named.get(def);
      if (index !== undefined) return mkReBound(this.scopes.length - 1 - i, index, this.tcx.def(def).name);
    }
    const renamed = this.lateAsEarly?.get(def);
    if (renamed !== undefined) return renamed;
    return this.freeRegion(def);
  }

  private freeRegion(def: DefId): Region {
    for (let at: DefId | undefined = this.owner; at !== undefined; at = this.tcx.generics(at).parent) {
      const generics = this.tcx.generics(at);
      const early = generics.params.find((param) => param.def === def && param.kind === "Lifetime");
      if (early !== undefined) return mkReEarlyParam(early.index, early.name);
      const late = generics.lateBound.findIndex((param) => param.def === def);
      if (late >= 0) return mkReLateParam(at, late, this.tcx.def(def).name);
    }
    return reError;
  }

  lowerLifetime(lifetime: { readonly id: NodeId; readonly span: Span }): Region {
    const res = this.resolutions.lifetime(lifetime.id);
    switch (res.kind) {
      case "Param":
        return this.see(this.namedRegion(res.def));
      case "Static":
        return this.see(reStatic);
      case "Elided":
        return this.elided(lifetime.span, "'_");
      case "Err":
        return reError;
    }
  }

  /** A region that is left out (`written` is what stands there: `'_`, `&` or a path's name). */
  elided(span: Span, written: string): Region {
    const { elision } = this;
    switch (elision.kind) {
      case "FreshBound": {
        const index = elision.scope.vars.push({ kind: "Region", name: "'_", elided: { span, written } }) - 1;
        return this.see(mkReBound(this.scopes.length - 1 - this.scopes.indexOf(elision.scope), index, "'_"));
      }
      case "Region":
        return shift(elision.region, this.scopes.length - elision.depth);
      case "FreshParam":
        if (written !== "&" && written !== "'_") this.hiddenLifetime(span, written);
        return elision.next();
      case "Infer":
        return this.host?.inferRegion(span) ?? reError;
      case "Missing": {
        const owner = this.tcx.def(this.owner);
        if (owner.kind === "AssocTy" && owner.parent !== undefined && this.tcx.def(owner.parent).kind === "Impl") {
          const text = "this lifetime must come from the implemented type";
          this.error("", "missing lifetime in associated type", span, { labels: [{ span, text, primary: true }] });
          return reError;
        }
        const { at, ...parts } = missingLifetime(this, span, written, elision.candidates);
        this.error("E0106", "missing lifetime specifier", at, parts);
        return reError;
      }
      case "Forbidden": {
        const [message, text] =
          written === "&"
            ? ["`&` without an explicit lifetime name cannot be used here", "explicit lifetime name needed here"]
            : ["`'_` cannot be used here", "`'_` is a reserved lifetime name"];
        this.error("E0637", message, span, { labels: [{ span, text, primary: true }] });
        return reError;
      }
    }
  }

  /** In an impl's header, what a type borrows is to be seen. */
  private hiddenLifetime(span: Span, name: string): void {
    this.error("E0726", "implicit elided lifetime not allowed here", span, {
      labels: [{ span, text: "expected lifetime parameter", primary: true }],
      suggestions: [
        {
          message: "indicate the anonymous lifetime",
          edits: [{ span, replacement: `${name}<'_>` }],
          applicability: "MachineApplicable",
        },
      ],
    });
  }

  /** Counts a region among the candidates for a return type's elided ones; as seen from the function's binder. */
  private see(region: Region): Region {
    if (this.seenRegions !== undefined) {
      const depth = this.fnScope === undefined ? 0 : this.scopes.length - 1 - this.scopes.indexOf(this.fnScope);
      if (region.kind !== "Bound") this.seenRegions.add(region);
      else if (region.debruijn >= depth) this.seenRegions.add(shift(region, -depth));
    }
    return region;
  }

  /** The default lifetime of a trait object that stands here. */
  objectLifetime(span: Span): Region {
    const { objectDefault } = this;
    if (objectDefault.kind === "Region") return shift(objectDefault.region, this.scopes.length - objectDefault.depth);
    if (this.host !== undefined) return this.host.inferRegion(span);
    if (objectDefault.kind === "Ambiguous") {
      const at = { ...span, lo: span.hi };
      this.error("E0228", "cannot deduce the lifetime bound for this trait object type from context", span, {
        labels: [{ span, text: "", primary: true }],
        suggestions: [
          {
            message: "please supply an explicit bound",
            edits: [{ span: at, replacement: " + /* 'a */" }],
            applicability: "HasPlaceholders",
          },
        ],
      });
    }
    return reStatic;
  }
}

export function newScope(): BinderScope {
  return { vars: [], named: new Map() };
}
