/**
 * Lowers bounds: `T: Trait<A, Item = B> + ?Sized + 'a`, trait references with their associated-item constraints, and the
 * `Fn(A) -> B` notation.
 */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type {
  AssocItemConstraint,
  GenericBound,
  GenericParam,
  Path,
  PathSegment,
  PolyTraitRef,
} from "../../syntax/ast";
import { instantiateBound, shift, visitTypes } from "../fold";
import { mkArgs, mkProjection, mkReBound, mkTuple, tyArg, tyUnit } from "../intern";
import type { Binder, GenericArg, GenericArgs, Predicate, TraitRef, Ty } from "../ty";
import { lowerGenericArgs, lowerOwnArgs } from "./args";
import { type BinderScope, type LowerCtxt, newScope } from "./context";
import { findAssocInBounds, traitDefinesAssocTy } from "./assoc";
import { lowerTy } from "./types";

export interface LoweredBound {
  readonly predicate: Predicate;
  readonly span: Span;
}

/** Predicates that the bounds put on `self`; `maybeSized` tells of a `?Sized`. */
export interface LoweredBounds {
  readonly predicates: LoweredBound[];
  readonly maybeSized: boolean;
}

/** `for<'a>` lifetimes become variables of `scope`. */
export function declareForParams(cx: LowerCtxt, scope: BinderScope, params: readonly GenericParam[]): void {
  for (const param of params) {
    const def = cx.resolutions.defOf(param.id);
    if (param.kind !== "Lifetime") {
      cx.error("E0658", `only lifetime parameters can be used in this context`, param.span);
      continue;
    }
    if (def !== undefined) scope.named.set(def, scope.vars.length);
    scope.vars.push({ kind: "Region", name: param.ident.name });
  }
}

/** `underBinder`: `self` already stands under the binder of `outer`, as a where-clause's type does. */
export function lowerBounds(
  cx: LowerCtxt,
  self: Ty,
  bounds: readonly GenericBound[],
  outer: readonly GenericParam[] = [],
  underBinder = false,
): LoweredBounds {
  const inner = underBinder ? self : shift(self, 1);
  const predicates: LoweredBound[] = [];
  let maybeSized = false;
  for (const bound of bounds) {
    if (bound.kind === "Use") continue;
    if (bound.kind === "Outlives") {
      const scope = newScope();
      declareForParams(cx, scope, outer);
      const value = cx.withScope(scope, () => ({
        kind: "TypeOutlives" as const,
        ty: inner,
        region: cx.withElision(cx.elision.kind === "Missing" ? { kind: "Forbidden" } : cx.elision, () =>
          cx.lowerLifetime(bound.lifetime),
        ),
      }));
      predicates.push({ predicate: value, span: bound.span });
    } else if (bound.polarity === "Maybe") {
      maybeSized = true;
    } else {
      predicates.push(
        ...lowerPolyTraitRef(cx, bound.trait, inner, outer, true).map((predicate) => ({ predicate, span: bound.span })),
      );
    }
  }
  return { predicates, maybeSized };
}

/** The trait predicate first, then what its constraints say. Trait errors give none. */
export function lowerPolyTraitRef(
  cx: LowerCtxt,
  poly: PolyTraitRef,
  self: Ty,
  outer: readonly GenericParam[] = [],
  underBinder = false,
): Predicate[] {
  const res = cx.resolutions.partialRes(poly.traitRef.id)?.base;
  if (res?.kind !== "Def" || (res.defKind !== "Trait" && res.defKind !== "TraitAlias")) return [];
  const scope = newScope();
  declareForParams(cx, scope, outer);
  declareForParams(cx, scope, poly.boundGenericParams);
  const more: Predicate[] = [];
  const bound = cx.withScope(scope, () =>
    cx.withElision(cx.elision.kind === "Missing" ? { kind: "Forbidden" } : cx.elision, () => {
      const { trait, constraints } = lowerTraitPath(
        cx,
        res.def,
        poly.traitRef.path,
        underBinder ? self : shift(self, 1),
        scope,
      );
      for (const constraint of constraints) more.push(...constraint(scope));
      return trait;
    }),
  );
  return [{ vars: bound.vars, value: { kind: "Trait", trait: bound.value } }, ...more];
}

/** A named lifetime of the binder that the output has and no input decides: projections decide none. */
export function unconstrainedRegion(
  scope: BinderScope,
  inputs: readonly (Ty | GenericArg)[],
  output: Ty,
): string | undefined {
  const constrained = new Set<number>();
  for (const input of inputs) {
    if (input.kind === "Lifetime" && input.region.kind === "Bound") constrained.add(input.region.index);
    const ty = input.kind === "Type" ? input.ty : input;
    if ("sort" in ty) for (const index of boundRegions(ty, true)) constrained.add(index);
  }
  for (const index of boundRegions(output, false)) {
    const name = scope.vars[index]?.name;
    if (!constrained.has(index) && name !== undefined && name !== "'_") return name;
  }
  return undefined;
}

function boundRegions(ty: Ty, constrainedOnly: boolean): Set<number> {
  const found = new Set<number>();
  visitTypes(ty, (part, depth) => {
    if (part.sort === "Ty") return !(constrainedOnly && part.kind === "Alias" && part.alias === "Projection");
    if (part.kind === "Bound" && "debruijn" in part && part.debruijn === depth) found.add(part.index);
    return true;
  });
  return found;
}

type Constraint = (scope: BinderScope) => Predicate[];

/** A trait's path with its self type: the reference, and its constraints, to be lowered in the same binder. */
export function lowerTraitPath(
  cx: LowerCtxt,
  trait: DefId,
  path: Path,
  self: Ty,
  scope: BinderScope | undefined,
): { trait: TraitRef; constraints: Constraint[] } {
  const segment = path.segments[path.segments.length - 1] as PathSegment;
  if (segment.args?.kind === "Parenthesized") return lowerFnSugar(cx, trait, segment.args, self, scope);
  checkGivenOnce(cx, trait, segment);
  const args = lowerGenericArgs(cx, trait, segment, [tyArg(self)], path.span);
  const ref: TraitRef = { def: trait, args };
  const written = segment.args?.kind === "AngleBracketed" ? segment.args.args : [];
  const constraints = written
    .filter((arg): arg is AssocItemConstraint => arg.kind === "Constraint")
    .map(
      (constraint): Constraint =>
        (binder) =>
          lowerConstraint(cx, ref, constraint, binder),
    );
  return { trait: ref, constraints };
}

/** `Iterator<Item = A, Item = B>`: E0719. */
function checkGivenOnce(cx: LowerCtxt, trait: DefId, segment: PathSegment): void {
  const given = new Set<string>();
  for (const arg of segment.args?.kind === "AngleBracketed" ? segment.args.args : []) {
    if (arg.kind !== "Constraint" || arg.constraint.kind === "Bound") continue;
    const { name, span } = arg.ident;
    if (given.has(name))
      cx.error(
        "E0719",
        `the value of the associated type \`${name}\` in trait \`${cx.tcx.def(trait).name}\` is already specified`,
        span,
      );
    given.add(name);
  }
}

/** `Fn(A, B) -> C` is `Fn<(A, B), Output = C>`; left-out lifetimes of the inputs are new variables of the bound's binder. */
function lowerFnSugar(
  cx: LowerCtxt,
  trait: DefId,
  args: Extract<NonNullable<PathSegment["args"]>, { kind: "Parenthesized" }>,
  self: Ty,
  scope: BinderScope | undefined,
): { trait: TraitRef; constraints: Constraint[] } {
  const target = scope ?? newScope();
  const seenBefore = cx.seenRegions;
  const fnBefore = cx.fnScope;
  const seen = new Set<import("../ty").Region>();
  cx.seenRegions = seen;
  cx.fnScope = target;
  const inputs = cx.withElision({ kind: "FreshBound", scope: target }, () =>
    args.inputs.map((input) => cx.withObjectDefault({ kind: "Base" }, () => lowerTy(cx, input))),
  );
  cx.seenRegions = undefined;
  const [only] = seen;
  const elision =
    seen.size === 1 && only !== undefined
      ? { kind: "Region" as const, region: only, depth: cx.scopes.length }
      : { kind: "Missing" as const, candidates: seen.size };
  const output =
    args.output === undefined
      ? tyUnit
      : cx.withElision(elision, () =>
          cx.withObjectDefault({ kind: "Base" }, () => lowerTy(cx, args.output as NonNullable<typeof args.output>)),
        );
  cx.seenRegions = seenBefore;
  cx.fnScope = fnBefore;
  const ref: TraitRef = { def: trait, args: mkArgs([tyArg(self), tyArg(mkTuple(inputs))]) };
  const unbound = unconstrainedRegion(target, inputs, output);
  if (unbound !== undefined && args.output !== undefined)
    cx.error(
      "E0582",
      `binding for associated type \`Output\` references lifetime \`${unbound}\`, which does not appear in the trait input types`,
      args.output.span,
    );
  const isAsync = cx.tcx.langNameOf(trait)?.startsWith("async_") === true;
  const outputDef = cx.tcx.langItemIfAny(isAsync ? "async_fn_once_output" : "fn_once_output");
  const constraint: Constraint = (binder) =>
    outputDef === undefined
      ? []
      : [{ vars: binder.vars, value: { kind: "Projection", def: outputDef, args: ref.args, term: output } }];
  return { trait: ref, constraints: [constraint] };
}

/** `Item = T` or `Item: Bound` of a trait reference; `Item` may be a supertrait's. */
function lowerConstraint(
  cx: LowerCtxt,
  trait: TraitRef,
  constraint: AssocItemConstraint,
  scope: BinderScope,
): Predicate[] {
  const found = findConstrained(cx, trait, constraint.ident.name, scope);
  if (found === undefined) {
    const name = constraint.ident.name;
    cx.error(
      "E0220",
      `associated type \`${name}\` not found for \`${cx.tcx.def(trait.def).name}\``,
      constraint.ident.span,
      { labels: [{ span: constraint.ident.span, text: `associated type \`${name}\` not found`, primary: true }] },
    );
    return [];
  }
  const args = lowerOwnArgs(cx, found.item, found.args, constraint.genArgs, constraint.ident.span);
  const { constraint: what } = constraint;
  if (what.kind === "Type") {
    const term = cx.withObjectDefault({ kind: "Base" }, () => lowerTy(cx, what.ty));
    const unbound = unconstrainedRegion(scope, trait.args, term);
    if (unbound !== undefined)
      cx.error(
        "E0582",
        `binding for associated type \`${constraint.ident.name}\` references lifetime \`${unbound}\`, which does not appear in the trait input types`,
        what.ty.span,
      );
    return [{ vars: scope.vars, value: { kind: "Projection", def: found.item, args, term } }];
  }
  if (what.kind === "Const") return [];
  // `Item: Bound`: the bound's own binder is folded into the trait reference's.
  const depth = cx.scopes.length;
  const bounds = lowerBounds(cx, mkProjection(found.item, args), what.bounds);
  return depth > 0
    ? bounds.predicates.map(({ predicate }) => mergeBinders(scope, predicate))
    : bounds.predicates.map((b) => b.predicate);
}

/** `for<outer> for<inner> P` as one binder. */
function mergeBinders(outer: BinderScope, inner: Predicate): Predicate {
  const vars = outer.vars.concat(inner.vars);
  const offset = outer.vars.length;
  const value = instantiateBound(inner, {
    region: (index) => mkReBound(0, offset + index, inner.vars[index]?.name ?? "'_"),
    ty: () => {
      throw new Error("type variables in a bound's binder");
    },
  });
  return { vars, value };
}

function findConstrained(
  cx: LowerCtxt,
  trait: TraitRef,
  name: string,
  scope: BinderScope,
): { item: DefId; args: GenericArgs } | undefined {
  const own = traitDefinesAssocTy(cx.tcx, trait.def, name);
  if (own !== undefined) return { item: own, args: trait.args };
  const binder: Binder<TraitRef> = { vars: scope.vars, value: trait };
  const found = findAssocInBounds(cx.tcx, [binder], name);
  return found === undefined ? undefined : { item: found.item, args: found.trait.value.args };
}
