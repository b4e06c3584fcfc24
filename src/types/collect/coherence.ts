/**
 * Coherence of the user's impls: the orphan rule (E0117, E0210), inherent impls on foreign types (E0116, E0118, E0390), overlap (E0119,
 * E0592), unconstrained parameters (E0207), and the rules of `Copy` and `Drop` (E0120, E0184, E0204, E0206).
 */
import { error, type Label } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { instantiate, noSpan, visitTypes } from "../fold";
import { InferCtxt, misc } from "../infer/infer";
import { selfTyOf } from "../intern";
import { implSyntax } from "../lower/syntax";
import { printPredicate, printTraitPath, printTy } from "../print";
import { elaborate } from "./predicates";
import { normalize } from "../traits/project";
import { evaluatePredicate } from "../traits/select";
import type { TraitRef, Ty } from "../ty";

/** Returns the impls that may not exist at all; nothing more is said of those. */
export function checkCoherence(tcx: Context, impls: readonly DefId[]): ReadonlySet<DefId> {
  const refused = new Set<DefId>();
  const inherent: DefId[] = [];
  for (const impl of impls) {
    const { trait, selfTy } = tcx.implHeader(impl);
    const item = implSyntax(tcx, impl);
    if (item === undefined || selfTy.kind === "Error") continue;
    checkUnconstrained(tcx, impl);
    if (item.ofTrait === undefined) {
      if (checkInherent(tcx, impl, selfTy, item.selfTy.span)) inherent.push(impl);
    } else if (trait !== undefined) {
      const allowed = checkOrphan(tcx, impl, trait, item.ofTrait.path.span, item.selfTy.span);
      const special = checkSpecial(tcx, impl, trait, selfTy);
      if (allowed) checkOverlap(tcx, impl, trait);
      if (!allowed || !special) refused.add(impl);
    }
  }
  checkInherentOverlap(tcx, inherent);
  return refused;
}

function report(
  tcx: Context,
  code: string,
  message: string,
  span: Span,
  text: string,
  more: readonly Label[] = [],
  notes: readonly string[] = [],
): void {
  tcx.diagnostics.push(error(code, message, span, { labels: [{ span, text, primary: true }, ...more], notes }));
}

const isLocal = (def: DefId): boolean => crateOf(def) === userCrate;

// ---- inherent impls ----

/** Returns whether the impl is allowed. */
function checkInherent(tcx: Context, impl: DefId, self: Ty, span: Span): boolean {
  const foreign = (): boolean => {
    report(
      tcx,
      "E0116",
      "cannot define inherent `impl` for a type outside of the crate where the type is defined",
      { ...span, lo: tcx.def(impl).span.lo },
      "impl for type defined outside of crate",
      [],
      ["define and implement a trait or new type instead"],
    );
    return false;
  };
  switch (self.kind) {
    case "Adt":
      return isLocal(self.def) || foreign();
    case "Dynamic":
      return self.predicates[0] === undefined || isLocal(self.predicates[0].value.def) || foreign();
    case "Error":
      return false;
    case "Param":
    case "Alias":
      report(
        tcx,
        "E0118",
        "no nominal type found for inherent implementation",
        span,
        "impl requires a nominal type",
        [],
        ["either implement a trait on it or create a newtype to wrap it instead"],
      );
      return false;
    default:
      report(
        tcx,
        "E0390",
        "cannot define inherent `impl` for primitive types",
        span,
        "",
        [],
        ["consider using an extension trait instead"],
      );
      return false;
  }
}

// ---- the orphan rule ----

/** Looks through what is not a type constructor of its own for the orphan rule: `&T`, `&mut T`, `Box<T>`, `Pin<T>`. */
function throughFundamental(tcx: Context, ty: Ty): Ty {
  if (ty.kind === "Ref") return throughFundamental(tcx, ty.ty);
  if (ty.kind === "Adt" && tcx.hasAttribute(ty.def, "fundamental")) {
    const first = ty.args.find((arg) => arg.kind === "Type");
    return first?.kind === "Type" ? throughFundamental(tcx, first.ty) : ty;
  }
  return ty;
}

function isLocalTy(ty: Ty): boolean {
  switch (ty.kind) {
    case "Adt":
      return isLocal(ty.def);
    case "Dynamic":
      return ty.predicates[0] !== undefined && isLocal(ty.predicates[0].value.def);
    case "Closure":
    case "Error":
      return true;
    default:
      return false;
  }
}

type OrphanResult =
  | { readonly kind: "Ok" }
  | { readonly kind: "NoLocal" }
  | { readonly kind: "Uncovered"; readonly param: Ty & { kind: "Param" }; readonly local: Ty | undefined };

export function orphanCheck(tcx: Context, trait: TraitRef): OrphanResult {
  let uncovered: (Ty & { kind: "Param" }) | undefined;
  for (const arg of trait.args) {
    if (arg.kind !== "Type") continue;
    const ty = throughFundamental(tcx, arg.ty);
    if (isLocalTy(ty))
      return uncovered === undefined ? { kind: "Ok" } : { kind: "Uncovered", param: uncovered, local: ty };
    if (ty.kind === "Param") uncovered ??= ty;
  }
  return uncovered === undefined ? { kind: "NoLocal" } : { kind: "Uncovered", param: uncovered, local: undefined };
}

/** Returns whether the impl is allowed. */
function checkOrphan(tcx: Context, impl: DefId, trait: TraitRef, traitSpan: Span, selfSpan: Span): boolean {
  if (isLocal(trait.def)) return true;
  const result = orphanCheck(tcx, trait);
  const span = implSyntax(tcx, impl)?.headSpan ?? traitSpan;
  if (result.kind === "Uncovered") {
    const generic = tcx.generics(impl).params.find((p) => p.index === result.param.index);
    const at = generic === undefined ? span : tcx.def(generic.def).nameSpan;
    const name = result.param.name;
    if (result.local === undefined)
      report(
        tcx,
        "E0210",
        `type parameter \`${name}\` must be used as the type parameter for some local type (e.g., \`MyStruct<${name}>\`)`,
        at,
        `type parameter \`${name}\` must be used as the type parameter for some local type`,
        [],
        [
          "implementing a foreign trait is only possible if at least one of the types for which it is implemented is local",
          "only traits defined in the current crate can be implemented for a type parameter",
        ],
      );
    else
      report(
        tcx,
        "E0210",
        `type parameter \`${name}\` must be covered by another type when it appears before the first local type (\`${printTy(tcx, result.local)}\`)`,
        at,
        `type parameter \`${name}\` must be covered by another type when it appears before the first local type (\`${printTy(tcx, result.local)}\`)`,
      );
  } else if (result.kind === "NoLocal") {
    const self = selfTyOf(trait.args);
    const isArbitrary = self.kind === "Adt" || self.kind === "Dynamic";
    const message = `only traits defined in the current crate can be implemented for ${isArbitrary ? "types defined outside of the crate" : self.kind === "Param" || self.kind === "Alias" ? "arbitrary types" : "primitive types"}`;
    report(
      tcx,
      "E0117",
      isArbitrary || self.kind === "Tuple" || self.kind === "Slice" || self.kind === "Array"
        ? message.replace("primitive types", "arbitrary types")
        : message,
      span,
      "",
      [{ span: selfSpan, text: `\`${printTy(tcx, self)}\` is not defined in the current crate` }],
      [
        "impl doesn't have any local type before any uncovered type parameters",
        "define and implement a trait or new type instead",
      ],
    );
  }
  return result.kind === "Ok";
}

// ---- unconstrained parameters ----

function checkUnconstrained(tcx: Context, impl: DefId): void {
  const { trait, selfTy } = tcx.implHeader(impl);
  const known = new Set<number>();
  const constrain = (value: unknown): void => {
    visitTypes(value, (part) => {
      if (part.sort === "Ty" && part.kind === "Alias") return false;
      if (part.kind === "Param" || part.kind === "EarlyParam") known.add(part.index);
      return true;
    });
  };
  constrain(trait === undefined ? selfTy : trait.args);
  for (let changed = true; changed; ) {
    const before = known.size;
    for (const { value } of tcx.predicatesOf(impl))
      if (value.kind === "Projection" && paramsOf(value.args).every((index) => known.has(index))) constrain(value.term);
    changed = known.size > before;
  }
  for (const param of tcx.generics(impl).params) {
    if (known.has(param.index) || (param.kind === "Lifetime" && !lifetimeUsedInAssocTy(tcx, impl, param.index)))
      continue;
    const { nameSpan } = tcx.def(param.def);
    const word = param.kind === "Type" ? "type" : param.kind === "Const" ? "const" : "lifetime";
    report(
      tcx,
      "E0207",
      `the ${word} parameter \`${param.name}\` is not constrained by the impl trait, self type, or predicates`,
      nameSpan,
      `unconstrained ${word} parameter`,
    );
  }
}

function paramsOf(value: unknown): number[] {
  const found: number[] = [];
  visitTypes(value, (part) => void (part.kind === "Param" && found.push(part.index)));
  return found;
}

function lifetimeUsedInAssocTy(tcx: Context, impl: DefId, index: number): boolean {
  let used = false;
  for (const item of tcx.associatedItems(impl)) {
    if (tcx.def(item).kind === "AssocTy")
      visitTypes(tcx.typeOf(item), (part) => void (used ||= part.kind === "EarlyParam" && part.index === index));
  }
  return used;
}

// ---- Copy, Drop, Sized ----

/** Returns whether the trait may be implemented for the type at all. */
function checkSpecial(tcx: Context, impl: DefId, trait: TraitRef, self: Ty): boolean {
  const item = implSyntax(tcx, impl);
  if (item === undefined || item.negative) return true;
  const lang = tcx.langNameOf(trait.def);
  const selfSpan = item.selfTy.span;
  if (lang === "copy" && !checkCopy(tcx, impl, self, item.ofTrait?.path.span ?? selfSpan, selfSpan)) return false;
  if (lang === "drop" && !(self.kind === "Adt" && isLocal(self.def))) {
    report(
      tcx,
      "E0120",
      "the `Drop` trait may only be implemented for local structs, enums, and unions",
      selfSpan,
      "must be a struct, enum, or union in the current crate",
    );
    return false;
  }
  if (lang === "drop" && self.kind === "Adt") checkDropIsGeneral(tcx, impl, self);
  if (tcx.hasAttribute(trait.def, "rustc_deny_explicit_impl")) {
    const name = tcx.def(trait.def).name;
    report(
      tcx,
      "E0322",
      `explicit impls for the \`${name}\` trait are not permitted`,
      item.headSpan,
      `impl of \`${name}\` not allowed`,
    );
    return false;
  }
  return true;
}

/** A destructor is for all values of a type: distinct parameters (E0366) and no bounds beyond the type's own (E0367). */
function checkDropIsGeneral(tcx: Context, impl: DefId, self: Ty & { kind: "Adt" }): void {
  const name = tcx.def(self.def).name;
  const kind = tcx.adtDef(self.def).adtKind.toLowerCase();
  const span = implSyntax(tcx, impl)?.headSpan ?? tcx.def(impl).span;
  const definition: Label = { span: tcx.spanOf(self.def), text: "" };
  const parameters = self.args.map((arg) =>
    arg.kind === "Type"
      ? arg.ty.kind === "Param" && arg.ty.id
      : arg.kind === "Lifetime"
        ? arg.region.kind === "EarlyParam" && -1 - arg.region.id
        : arg.value.kind === "Param" && arg.value.id + 0.5,
  );
  if (parameters.some((p) => p === false) || new Set(parameters).size < parameters.length) {
    report(
      tcx,
      "E0366",
      `\`Drop\` impls cannot be specialized`,
      span,
      "",
      [definition],
      [`\`Drop\` impls must be for the generic ${kind} \`${name}\` and not for a specific instance`],
    );
    return;
  }
  const env = {
    callerBounds: elaborate(
      tcx,
      tcx.predicatesOf(self.def).map((predicate) => instantiate(predicate, self.args)),
    ),
  };
  for (const { predicate, span: boundSpan } of tcx.explicitPredicates(impl)) {
    if (predicate.value.kind !== "Trait" && predicate.value.kind !== "Projection") continue;
    if (evaluatePredicate(new InferCtxt(tcx), { predicate, env, cause: misc(noSpan), depth: 0 }) === "Ok") continue;
    report(
      tcx,
      "E0367",
      `\`Drop\` impl requires \`${printPredicate(tcx, predicate)}\` but the ${kind} it is implemented for does not`,
      boundSpan,
      "",
      [{ span: tcx.spanOf(self.def), text: "the implementor must specify the same requirement" }],
    );
    return;
  }
}

function checkCopy(tcx: Context, impl: DefId, self: Ty, traitSpan: Span, selfSpan: Span): boolean {
  if (self.kind !== "Adt") {
    if (self.kind !== "Error" && self.kind !== "Param")
      report(
        tcx,
        "E0206",
        "the trait `Copy` cannot be implemented for this type",
        selfSpan,
        "type is not a structure or enumeration",
      );
    return false;
  }
  const env = tcx.paramEnv(impl);
  // A derive's type is named where it is declared.
  const span = tcx.hasAttribute(impl, "automatically_derived")
    ? { ...tcx.def(self.def).nameSpan, ctxt: traitSpan.ctxt }
    : selfSpan;
  const labels: Label[] = [];
  for (const variant of tcx.adtDef(self.def).variants) {
    for (const field of variant.fields) {
      if (!tcx.isCopy(tcx.normalize(tcx.fieldTy(variant, field.index, self.args), env), env))
        labels.push({ span: field.span, text: "this field does not implement `Copy`" });
    }
  }
  if (labels.length > 0) report(tcx, "E0204", "the trait `Copy` cannot be implemented for this type", span, "", labels);
  else if (tcx.dropImpl(self.def) !== undefined)
    report(
      tcx,
      "E0184",
      "the trait `Copy` cannot be implemented for this type; the type has a destructor",
      span,
      "`Copy` not allowed on types with destructors",
    );
  return labels.length === 0 && tcx.dropImpl(self.def) === undefined;
}

// ---- overlap ----

function checkOverlap(tcx: Context, impl: DefId, trait: TraitRef): void {
  for (const other of tcx.implsFor(
    trait.def,
    selfTyOf(trait.args).kind === "Param" ? unknownSelf(tcx) : selfTyOf(trait.args),
  )) {
    // Pairs of the user's own impls once only; the later one is at fault.
    if (other === impl || (isLocal(other) && other > impl)) continue;
    if (!overlaps(tcx, impl, other)) continue;
    const span = implSyntax(tcx, impl)?.headSpan ?? tcx.def(impl).span;
    const self = selfTyOf(trait.args);
    const forTy = self.kind === "Param" ? "" : ` for type \`${printTy(tcx, self)}\``;
    const first: Label[] = isLocal(other)
      ? [{ span: implSyntax(tcx, other)?.headSpan ?? tcx.def(other).span, text: "first implementation here" }]
      : [];
    const notes = isLocal(other)
      ? []
      : [`conflicting implementation in crate \`${tcx.resolver.crateName(crateOf(other))}\``];
    report(
      tcx,
      "E0119",
      `conflicting implementations of trait \`${printTraitPath(tcx, trait)}\`${forTy}`,
      span,
      `conflicting implementation${forTy}`,
      first,
      notes,
    );
    return;
  }
}

/** A self type that matches every impl. */
function unknownSelf(tcx: Context): Ty {
  return new InferCtxt(tcx).freshTy(noSpan);
}

/** Could some type (also one of a crate to come) have both impls? */
export function overlaps(tcx: Context, a: DefId, b: DefId): boolean {
  const infcx = new InferCtxt(tcx);
  const env = tcx.emptyEnv;
  const cause = misc(noSpan);
  const argsA = infcx.freshArgsFor(a, noSpan);
  const argsB = infcx.freshArgsFor(b, noSpan);
  const headerA = tcx.implHeader(a);
  const headerB = tcx.implHeader(b);
  const fresh = normalize(infcx, env, cause, [
    instantiate(headerA.trait ?? headerA.selfTy, argsA),
    instantiate(headerB.trait ?? headerB.selfTy, argsB),
  ] as const);
  const [x, y] = fresh.value as readonly [TraitRef & Ty, TraitRef & Ty];
  const unified = headerA.trait !== undefined ? infcx.eqTraitRefs(env, cause, x, y) : infcx.eq(env, cause, x, y);
  if (!unified.ok) return false;
  const predicates = [
    ...tcx.predicatesOf(a).map((p) => instantiate(p, argsA)),
    ...tcx.predicatesOf(b).map((p) => instantiate(p, argsB)),
  ];
  if (tcx.isNegativeImpl(a) !== tcx.isNegativeImpl(b)) return true;
  return !predicates.some((predicate) => {
    const resolved = infcx.resolve(predicate);
    if (resolved.value.kind !== "Trait" && resolved.value.kind !== "Projection") return false;
    if (resolved.value.kind === "Trait" && !isKnowable(tcx, resolved.value.trait)) return false;
    const normalized = normalize(infcx, env, cause, resolved);
    return [...normalized.obligations, { predicate: normalized.value, env, cause, depth: 0 }].some(
      (obligation) => evaluatePredicate(infcx, obligation) === "Error",
    );
  });
}

/** Whether no other crate can ever add an impl that makes the reference hold. */
function isKnowable(tcx: Context, trait: TraitRef): boolean {
  if (isLocal(trait.def) || tcx.hasAttribute(trait.def, "fundamental")) return true;
  return orphanCheck(tcx, trait).kind === "Ok";
}

/** Two inherent impls that can meet must not define the same name in one namespace. */
function checkInherentOverlap(tcx: Context, impls: readonly DefId[]): void {
  const byName = new Map<string, DefId[]>();
  for (const impl of impls) {
    for (const item of tcx.associatedItems(impl)) {
      const { kind, name } = tcx.def(item);
      const key = `${kind === "AssocTy" ? "type" : "value"} ${name}`;
      const earlier = byName.get(key) ?? [];
      const clash = earlier.find(
        (other) => tcx.parent(other) === impl || overlaps(tcx, impl, tcx.parent(other) as DefId),
      );
      if (clash !== undefined) {
        const span = itemSpan(tcx, item);
        const [at, other] = tcx.parent(clash) === impl ? [span, itemSpan(tcx, clash)] : [itemSpan(tcx, clash), span];
        report(
          tcx,
          "E0592",
          `duplicate definitions with name \`${name}\``,
          at,
          `duplicate definitions for \`${name}\``,
          [{ span: other, text: `other definition for \`${name}\`` }],
        );
      }
      byName.set(key, [...earlier, item]);
    }
  }
}

function itemSpan(tcx: Context, item: DefId): Span {
  const { node, nameSpan } = tcx.def(item);
  return node.kind === "AssocItem" && node.item.kind === "Fn" ? node.item.sigSpan : nameSpan;
}
