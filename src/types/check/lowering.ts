/**
 * Types and generic arguments written inside a body: lowered as `lower/` does for items, with `_` and left-out parts as
 * inference variables, and normalized and required to be well-formed at once.
 */
import type { Span } from "../../base/source";
import type { DefId, PartialRes } from "../../resolve/def";
import type { OwnerResolutions } from "../../resolve/resolver";
import type * as ast from "../../syntax/ast";
import { lowerAnonConst } from "../consts";
import { mkAdt, mkArgs } from "../intern";
import { lowerOwnArgs } from "../lower/args";
import { declareForParams } from "../lower/bounds";
import { LowerCtxt, newScope, type LowerHost } from "../lower/context";
import { lowerTy } from "../lower/types";
import type { Binder, Const, FnSig, GenericArg, GenericArgs, Region, Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";

export class BodyLowering implements LowerHost {
  private readonly cx: LowerCtxt;

  constructor(private readonly fcx: FnCtxt) {
    const real = fcx.res;
    // Sugar's paths resolve through the synthetic table.
    const resolutions: OwnerResolutions = {
      partialRes: (node) => fcx.partialRes(node),
      lifetime: (node) => real.lifetime(node),
      label: (node) => real.label(node),
      binding: (node) => real.binding(node),
      defOf: (node) => real.defOf(node),
    };
    this.cx = Object.assign(new LowerCtxt(fcx.tcx, fcx.owner, this, fcx.instantiation), { resolutions });
  }

  // ---- what bodies can do ----

  inferTy(span: Span): Ty {
    return this.fcx.freshTy(span);
  }
  inferRegion(_span: Span): Region {
    return this.fcx.freshRegion();
  }
  inferConst(ty: Ty, _span: Span): Const {
    return this.fcx.infcx.freshConst(ty);
  }

  taint(): void {
    this.fcx.tables.tainted = true;
  }

  // ---- for the checker ----

  ty(ty: ast.Ty): Ty {
    const lowered = this.fcx.normalize(ty.span, lowerTy(this.cx, ty));
    if (lowered.kind === "Error") this.fcx.tables.tainted = true;
    this.wellFormed(ty.span, lowered);
    return lowered;
  }

  wellFormed(span: Span, ty: Ty): void {
    if (ty.kind === "Infer" || ty.kind === "Error") return;
    this.fcx.requireKind(this.fcx.cause(span, { kind: "WellFormed" }), { kind: "WellFormed", ty });
  }

  anonConst(value: ast.AnonConst, ty: Ty): Const {
    if (value.value.kind === "Underscore") return this.fcx.infcx.freshConst(ty);
    return lowerAnonConst(this.cx, value, ty);
  }

  /** Arguments of `def` with `prefix` given already: from the segment, or all fresh where it writes none. */
  segmentArgs(
    def: DefId,
    prefix: readonly GenericArg[],
    segment: ast.PathSegment | undefined,
    span: Span,
  ): GenericArgs {
    const { generics } = this.generics(def);
    if (prefix.length >= generics) {
      if (segment?.args?.kind === "AngleBracketed" && segment.args.args.length > 0)
        lowerOwnArgs(this.cx, def, prefix, segment.args, segment.ident.span, true);
      return mkArgs(prefix.slice(0, generics));
    }
    if (segment?.args === undefined) return this.fcx.infcx.freshArgsWithParent(def, prefix, span);
    const args = lowerOwnArgs(this.cx, def, prefix, segment.args, segment.ident.span, true);
    return this.fcx.normalize(span, args);
  }
  private generics(def: DefId): { generics: number } {
    const generics = this.fcx.tcx.generics(def);
    return { generics: generics.parentCount + generics.params.length };
  }

  /** A closure's signature as written; left-out lifetimes of its parameters are bound by it. */
  closureSig(closure: ast.Closure): Binder<FnSig> {
    const { fcx, cx } = this;
    const scope = newScope();
    declareForParams(cx, scope, closure.binder);
    const { decl } = closure;
    return cx.withScope(scope, () => {
      const inputs = cx.withElision({ kind: "FreshBound", scope }, () =>
        decl.inputs.map((param) => lowerTy(cx, param.ty)),
      );
      const output = decl.output === undefined ? fcx.freshTy(closure.declSpan) : lowerTy(cx, decl.output);
      return fcx.normalize(closure.declSpan, { inputs, output, unsafe: false, abi: "Rust" as const, cVariadic: false });
    });
  }

  /** The type that the first `count` segments of a path name; `node` is the path's node, for its resolution. */
  typePrefix(qself: ast.QSelf | undefined, path: ast.Path, count: number, res: PartialRes | undefined, span: Span): Ty {
    const { fcx } = this;
    const segment = path.segments[count - 1];
    const unresolved = res === undefined ? count : count - (path.segments.length - res.unresolvedSegments);
    // A bare `Vec` in `Vec::new` leaves all its parameters to inference, even those with defaults.
    if (
      res?.base.kind === "Def" &&
      unresolved === 0 &&
      segment?.args === undefined &&
      ["Struct", "Enum", "Union"].includes(res.base.defKind)
    ) {
      return mkAdt(res.base.def, fcx.infcx.freshArgsFor(res.base.def, span));
    }
    if (res?.base.kind === "Def" && unresolved === 0 && segment?.args === undefined && res.base.defKind === "TyAlias") {
      const args = fcx.infcx.freshArgsFor(res.base.def, span);
      return fcx.normalize(span, fcx.tcx.instantiate(fcx.tcx.typeOf(res.base.def), args));
    }
    const id = fcx.synthetic.id();
    const prefix: ast.Path = { ...path, segments: path.segments.slice(0, count) };
    if (res !== undefined) fcx.synthetic.res.set(id, { base: res.base, unresolvedSegments: unresolved });
    const ty: ast.Ty = { kind: "Path", id, span, path: prefix, ...(qself === undefined ? {} : { qself }) };
    const lowered = fcx.normalize(span, lowerTy(this.cx, ty));
    if (lowered.kind === "Error") fcx.tables.tainted = true;
    return lowered;
  }

  qselfTy(qself: ast.QSelf): Ty {
    return this.ty(qself.ty);
  }
}
