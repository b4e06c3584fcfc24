/**
 * Predicates of definitions: where-clauses and bounds with implied `Sized`, supertraits, bounds of associated and opaque types, and
 * the parameter environment with supertraits elaborated.
 */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Generics as GenericsSyntax, Ty as WrittenTy } from "../../syntax/ast";
import { shift } from "../fold";
import { dummyBinder, mkConstParam, mkProjection, mkReEarlyParam, mkTyArgs, tySelfParam, tyUnit } from "../intern";
import { composeSuper } from "../lower/assoc";
import { declareForParams, type LoweredBound, lowerBounds } from "../lower/bounds";
import { LowerCtxt, newScope } from "../lower/context";
import { genericsOf, isSelf, traitSyntax } from "../lower/syntax";
import { lowerTy } from "../lower/types";
import type { Context as TyCtxt } from "../context";
import type { Binder, ParamEnv, Predicate, Region, TraitRef, Ty } from "../ty";
import { syntheticParams } from "./generics";

/** A definition's own predicates (not its parent's), with the place of each. */
export function explicitPredicatesOf(tcx: TyCtxt, id: DefId): LoweredBound[] {
  const { kind } = tcx.def(id);
  const out: LoweredBound[] = [];
  if (kind === "Trait") out.push({ predicate: selfPredicate(tcx, id), span: tcx.def(id).nameSpan });
  if (kind === "Closure" || kind === "AnonConst" || kind === "Variant" || kind === "Ctor" || kind === "OpaqueTy")
    return out;
  const syntax = genericsOf(tcx, id);
  const cx = new LowerCtxt(tcx, id, undefined);
  cx.elision = { kind: "Forbidden" };
  const unsized = new Set<Ty>();
  // What a trait says of Self is among its predicates, as in rustc: a call of its method requires the supertraits too.
  const trait = kind === "Trait" ? traitSyntax(tcx, id) : undefined;
  if (trait !== undefined) out.push(...lowerBounds(cx, tySelfParam, trait.bounds).predicates);
  if (syntax !== undefined) lowerGenericsSyntax(cx, syntax, out, unsized, kind === "Trait");
  for (const { def, ty, name } of syntheticParams(tcx, id)) {
    void name;
    const bounds = cx.withElision({ kind: "Forbidden" }, () => lowerBounds(cx, tcx.typeOf(def), ty.bounds));
    out.push(...bounds.predicates);
    if (bounds.maybeSized) unsized.add(tcx.typeOf(def));
  }
  addSized(tcx, id, out, unsized);
  return out;
}

/** `Self: Trait` holds inside a trait. */
function selfPredicate(tcx: TyCtxt, trait: DefId): Predicate {
  return dummyBinder({ kind: "Trait", trait: { def: trait, args: tcx.identityArgs(trait) } });
}

function lowerGenericsSyntax(
  cx: LowerCtxt,
  syntax: GenericsSyntax,
  out: LoweredBound[],
  unsized: Set<Ty>,
  isTrait: boolean,
): void {
  for (const param of syntax.params) {
    const def = cx.resolutions.defOf(param.id);
    if (def === undefined) continue;
    if (param.kind === "Type") {
      const self = cx.tcx.typeOf(def);
      const bounds = lowerBounds(cx, self, param.bounds);
      if (bounds.maybeSized) unsized.add(self);
      out.push(...bounds.predicates);
    } else if (param.kind === "Lifetime") {
      const longer = cx.namedRegion(def);
      for (const bound of param.bounds)
        if (bound.kind === "Outlives") out.push(outlives(cx, longer, bound.lifetime, bound.span));
    } else {
      const generic = cx.tcx.generics(cx.owner).params.find((p) => p.def === def);
      if (generic !== undefined)
        out.push({
          predicate: dummyBinder({
            kind: "ConstArgHasType",
            value: mkConstParam(generic.index, generic.name),
            ty: cx.tcx.typeOf(def),
          }),
          span: param.span,
        });
    }
  }
  for (const clause of syntax.where) {
    if (clause.kind === "Region") {
      const longer = cx.lowerLifetime(clause.lifetime);
      for (const bound of clause.bounds)
        if (bound.kind === "Outlives") out.push(outlives(cx, longer, bound.lifetime, bound.span));
      continue;
    }
    if (isTrait && isSelf(clause.boundedTy)) {
      out.push(...lowerBounds(cx, tySelfParam, clause.bounds, clause.boundGenericParams).predicates);
      continue;
    }
    const scope = newScope();
    declareForParams(cx, scope, clause.boundGenericParams);
    const self = cx.withScope(scope, () => lowerTy(cx, clause.boundedTy)).value;
    const bounds = lowerBounds(cx, self, clause.bounds, clause.boundGenericParams, true);
    if (bounds.maybeSized) unsized.add(shift(self, -1));
    out.push(...bounds.predicates);
  }
}

function outlives(
  cx: LowerCtxt,
  longer: Region,
  lifetime: Parameters<LowerCtxt["lowerLifetime"]>[0],
  span: Span,
): LoweredBound {
  return { predicate: dummyBinder({ kind: "RegionOutlives", longer, shorter: cx.lowerLifetime(lifetime) }), span };
}

function addSized(tcx: TyCtxt, id: DefId, out: LoweredBound[], unsized: ReadonlySet<Ty>): void {
  const sized = tcx.langItemIfAny("sized");
  if (sized === undefined) return;
  for (const param of tcx.generics(id).params) {
    if (param.kind !== "Type" || param.def === id) continue;
    const ty = tcx.typeOf(param.def);
    if (!unsized.has(ty))
      out.unshift({
        predicate: dummyBinder({ kind: "Trait", trait: { def: sized, args: mkTyArgs(ty) } }),
        span: tcx.def(param.def).nameSpan,
      });
  }
}

export function predicatesOfDef(tcx: TyCtxt, id: DefId): readonly Predicate[] {
  const { parent } = tcx.generics(id);
  const own = tcx.explicitPredicates(id).map(({ predicate }) => predicate);
  return parent === undefined ? own : tcx.predicatesOf(parent).concat(own);
}

/** The place of a predicate of `predicatesOf(id)`. */
export function predicateSpan(tcx: TyCtxt, id: DefId, index: number): Span {
  const { parent } = tcx.generics(id);
  const count = parent === undefined ? 0 : tcx.predicatesOf(parent).length;
  if (parent !== undefined && index < count) return predicateSpan(tcx, parent, index);
  return tcx.explicitPredicates(id)[index - count]?.span ?? tcx.def(id).nameSpan;
}

/** What `trait A: B<X> + 'static` says of Self, with what its constraints say. */
export function superPredicatesOf(tcx: TyCtxt, trait: DefId): readonly Predicate[] {
  const item = traitSyntax(tcx, trait);
  if (item === undefined) return [];
  const cx = new LowerCtxt(tcx, trait, undefined);
  cx.elision = { kind: "Forbidden" };
  const own = lowerBounds(cx, tySelfParam, item.bounds).predicates;
  for (const clause of item.generics.where) {
    if (clause.kind === "Bound" && isSelf(clause.boundedTy))
      own.push(...lowerBounds(cx, tySelfParam, clause.bounds, clause.boundGenericParams).predicates);
  }
  return own.map(({ predicate }) => predicate);
}

/** Bounds of an associated type (`type Item: Copy`) or an opaque type, about the alias itself. */
export function itemBoundsOf(tcx: TyCtxt, id: DefId): readonly Predicate[] {
  const { kind, node } = tcx.def(id);
  if (kind === "Trait") return tcx.superPredicates(id);
  if (kind === "OpaqueTy") return opaqueBounds(tcx, id);
  if (kind !== "AssocTy" || node.kind !== "AssocItem" || node.item.kind !== "TyAlias") return [];
  const self = mkProjection(id, tcx.identityArgs(id));
  const cx = new LowerCtxt(tcx, id, undefined);
  cx.elision = { kind: "Forbidden" };
  const bounds = lowerBounds(cx, self, node.item.bounds);
  const predicates = bounds.predicates.map(({ predicate }) => predicate);
  return bounds.maybeSized ? predicates : [sizedPredicate(tcx, self), ...predicates];
}

function sizedPredicate(tcx: TyCtxt, self: Ty): Predicate {
  return dummyBinder({ kind: "Trait", trait: { def: tcx.langItem("sized"), args: mkTyArgs(self) } });
}

function opaqueBounds(tcx: TyCtxt, id: DefId): readonly Predicate[] {
  const info = tcx.opaqueInfo(id);
  const cx = new LowerCtxt(tcx, info.owner, undefined);
  const { parentCount } = tcx.generics(id);
  const region = (index: number): Region => mkReEarlyParam(parentCount + index, info.lifetimes[index] ?? "'_");
  const late = new Map<DefId, Region>();
  for (const [def, index] of info.named) late.set(def, region(index));
  cx.lateAsEarly = late;
  cx.opaque = id;
  cx.elision =
    info.elided !== undefined
      ? { kind: "Region", region: region(info.elided), depth: 0 }
      : info.elidedFree !== undefined
        ? { kind: "Region", region: info.elidedFree, depth: 0 }
        : { kind: "Missing", candidates: 0 };
  const self = tcx.opaqueTy(id);
  if (info.promise.kind === "Future") return futurePredicates(cx, self, info.promise.output);
  const bounds = lowerBounds(cx, self, info.promise.bounds);
  const predicates = bounds.predicates.map(({ predicate }) => predicate);
  return bounds.maybeSized ? predicates : [sizedPredicate(tcx, self), ...predicates];
}

/** `Future<Output = T>`, what an `async fn` written with `-> T` returns. */
function futurePredicates(cx: LowerCtxt, self: Ty, written: WrittenTy | undefined): Predicate[] {
  const { tcx } = cx;
  const output = written === undefined ? tyUnit : lowerTy(cx, written);
  const args = mkTyArgs(self);
  return [
    sizedPredicate(tcx, self),
    dummyBinder({ kind: "Trait", trait: { def: tcx.langItem("future_trait"), args } }),
    dummyBinder({ kind: "Projection", def: tcx.langItem("future_output"), args, term: output }),
  ];
}

// ---- elaboration ----

/** Adds what follows by supertraits; each predicate once. */
export function elaborate(tcx: TyCtxt, predicates: readonly Predicate[]): Predicate[] {
  const out: Predicate[] = [];
  const seen = new Set<string>();
  const queue = predicates.slice();
  for (let predicate = queue.shift(); predicate !== undefined; predicate = queue.shift()) {
    const key = predicateKey(predicate);
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(predicate);
    if (predicate.value.kind !== "Trait") continue;
    const trait: Binder<TraitRef> = { vars: predicate.vars, value: predicate.value.trait };
    for (const implied of tcx.superPredicates(trait.value.def)) queue.push(composeSuper(trait, implied) as Predicate);
  }
  return out;
}

/** A structural key. */
export function predicateKey({ value: p, vars }: Predicate): string {
  const binder = vars.length === 0 ? "" : `for${vars.length}`;
  switch (p.kind) {
    case "Trait":
      return `${binder}T${p.negative === true ? "!" : ""}${p.trait.def}<${p.trait.args.id}`;
    case "Projection":
      return `${binder}P${p.def}<${p.args.id}=${p.term.id}`;
    case "TypeOutlives":
      return `${binder}O${p.ty.id}:${p.region.id}`;
    case "RegionOutlives":
      return `${binder}R${p.longer.id}:${p.shorter.id}`;
    case "WellFormed":
      return `${binder}W${p.ty.id}`;
    case "ConstArgHasType":
      return `${binder}C${p.value.id}:${p.ty.id}`;
    case "DynCompatible":
      return `${binder}D${p.trait}`;
    case "ClosureKind":
      return `${binder}K${p.closure.id}${p.closureKind}`;
    case "Coerce":
      return `${binder}X${p.from.id}>${p.to.id}`;
  }
}

/** Nearest definition with predicates of its own. */
export function paramEnvOf(tcx: TyCtxt, id: DefId): ParamEnv {
  const { kind, parent } = tcx.def(id);
  if (
    (kind === "Closure" || kind === "AnonConst" || kind === "Variant" || kind === "Ctor" || kind === "OpaqueTy") &&
    parent !== undefined
  ) {
    const around = kind === "OpaqueTy" ? tcx.opaqueInfo(id).owner : (tcx.generics(id).parent ?? parent);
    return tcx.paramEnv(around);
  }
  const predicates = elaborate(tcx, tcx.predicatesOf(id));
  if (predicates.length === 0) return tcx.emptyEnv;
  return { callerBounds: tcx.normalizeParamEnv(predicates) };
}
