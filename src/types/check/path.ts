/**
 * Paths as values: variables, functions, constructors, constants, statics and associated items, with their generic
 * arguments taken from the path or left to inference. `Type::name` and `<T>::name` are found by the method prober.
 */
import type { Span } from "../../base/source";
import type { DefId, PartialRes } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { mkAdt, mkArgs, mkFnDef, tyArg, tyError } from "../intern";
import type { ObligationCause, ObligationCauseCode } from "../infer/obligation";
import type { AdtDef, GenericArg, GenericArgs, Ty, VariantDef } from "../ty";
import type { FnCtxt } from "./fnctxt";
import { forbidDropCall } from "./method/confirm";
import { lookupAssocItem } from "./method/lookup";
import type { ValueRes } from "./tables";

type PathNode = { readonly id: ast.NodeId; readonly span: Span; readonly path: ast.Path; readonly qself?: ast.QSelf };

export function checkPathExpr(fcx: FnCtxt, expr: ast.ExprOf<"Path">): Ty {
  const { ty, res } = instantiateValuePath(fcx, expr);
  fcx.tables.paths.set(expr.id, res);
  if (res.kind === "Err") fcx.tables.tainted = true;
  return ty;
}

const failed: { readonly ty: Ty; readonly res: ValueRes } = { ty: tyError, res: { kind: "Err" } };

/** The type and meaning of a path in the value namespace. */
export function instantiateValuePath(fcx: FnCtxt, node: PathNode): { readonly ty: Ty; readonly res: ValueRes } {
  const partial = fcx.partialRes(node.id);
  const { segments } = node.path;
  if (node.qself !== undefined && node.qself.position === 0) {
    const self =
      segments.length === 1
        ? fcx.lowering.qselfTy(node.qself)
        : fcx.lowering.typePrefix(node.qself, node.path, segments.length - 1, undefined, node.span);
    return assocOf(fcx, self, node);
  }
  if (partial === undefined || partial.base.kind === "Err") return failed;
  if (partial.unresolvedSegments > 0) {
    const self = fcx.lowering.typePrefix(node.qself, node.path, segments.length - 1, partial, node.span);
    return assocOf(fcx, self, node);
  }
  return ofResolved(fcx, node, partial);
}

function ofResolved(fcx: FnCtxt, node: PathNode, partial: PartialRes): { ty: Ty; res: ValueRes } {
  const { base } = partial;
  switch (base.kind) {
    case "Local": {
      const ident = node.path.segments[0]?.ident.name ?? "";
      return { ty: fcx.localTy(base.binding, node.span), res: { kind: "Local", binding: base.binding, name: ident } };
    }
    case "SelfCtor":
      return selfCtor(fcx, node, base.impl);
    case "Def":
      return ofDef(fcx, node, base.def);
    case "PrimTy":
    case "SelfTyParam":
    case "SelfTyAlias":
      fcx.error(
        "E0423",
        `expected value, found type \`${node.path.segments.map((s) => s.ident.name).join("::")}\``,
        node.span,
        "not a value",
      );
      return failed;
    case "Err":
      return failed;
  }
}

function ofDef(fcx: FnCtxt, node: PathNode, def: DefId): { ty: Ty; res: ValueRes } {
  const { tcx } = fcx;
  const { segments } = node.path;
  const last = segments[segments.length - 1];
  const info = tcx.def(def);
  switch (info.kind) {
    case "Fn":
      return functionValue(fcx, node, def, fcx.lowering.segmentArgs(def, [], last, node.span));
    case "AssocFn":
    case "AssocConst": {
      const args = traitItemArgs(fcx, node, def);
      return info.kind === "AssocFn" ? functionValue(fcx, node, def, args) : constValue(fcx, node, def, args);
    }
    case "Ctor":
      return ctorByPath(fcx, node, def);
    case "Const":
      return constValue(fcx, node, def, fcx.lowering.segmentArgs(def, [], last, node.span));
    case "Static":
      return { ty: fcx.normalize(node.span, tcx.typeOf(def)), res: { kind: "Static", def } };
    case "ConstParam":
      return constParam(fcx, def);
    case "Struct":
    case "Variant":
      fcx.error(
        "E0533",
        `expected value, found struct variant \`${segments.map((s) => s.ident.name).join("::")}\``,
        node.span,
        "not a value",
      );
      return failed;
    default:
      fcx.error("E0423", `expected value, found \`${info.name}\``, node.span, "not a value");
      return failed;
  }
}

/** `Trait::item` (with `Self` to be inferred) or `<T as Trait>::item`. */
function traitItemArgs(fcx: FnCtxt, node: PathNode, def: DefId): GenericArgs {
  const { segments } = node.path;
  const container = fcx.tcx.parent(def);
  const traitSegment = segments[segments.length - 2];
  const last = segments[segments.length - 1];
  if (container === undefined) return fcx.lowering.segmentArgs(def, [], last, node.span);
  if (fcx.tcx.def(container).kind !== "Trait") {
    // An inherent associated function named by its definition (sugar's lang items).
    const implArgs = fcx.infcx.freshArgsFor(container, node.span);
    return fcx.lowering.segmentArgs(def, implArgs, last, node.span);
  }
  const self = node.qself === undefined ? fcx.freshTy(node.span) : fcx.lowering.qselfTy(node.qself);
  const traitArgs = fcx.lowering.segmentArgs(container, [tyArg(self)], traitSegment, node.span);
  return fcx.lowering.segmentArgs(def, traitArgs, last, node.span);
}

/** `Type::name`: a variant, or what the prober finds. */
function assocOf(fcx: FnCtxt, selfTy: Ty, node: PathNode): { ty: Ty; res: ValueRes } {
  const { segments } = node.path;
  const segment = segments[segments.length - 1];
  if (segment === undefined) return failed;
  const self = fcx.resolveWithObligations(selfTy);
  if (self.kind === "Error") return failed;
  if (self.kind === "Adt" && fcx.tcx.def(self.def).kind === "Enum") {
    const adt = fcx.tcx.adtDef(self.def);
    const variant = adt.variants.find((v) => v.name === segment.ident.name);
    if (variant !== undefined) return ctorValue(fcx, node, adt, variant, self.args);
  }
  const found = lookupAssocItem(fcx, self, segment, node.id, node.span);
  if (found === undefined) return failed;
  const containerArgs = withWrittenRegions(fcx, found.def, found.containerArgs, self);
  const args = fcx.lowering.segmentArgs(found.def, containerArgs, segment, node.span);
  return fcx.tcx.def(found.def).kind === "AssocConst"
    ? constValue(fcx, node, found.def, args)
    : functionValue(fcx, node, found.def, args);
}

/** `Self::new` in `impl<'a> S<'a>` is that of `S<'a>`: matching the impl does not tell lifetimes, the written type does. */
function withWrittenRegions(fcx: FnCtxt, item: DefId, args: readonly GenericArg[], self: Ty): readonly GenericArg[] {
  const impl = fcx.tcx.parent(item);
  if (impl === undefined || fcx.tcx.def(impl).kind !== "Impl" || self.kind !== "Adt") return args;
  const header = fcx.tcx.implHeader(impl).selfTy;
  if (header.kind !== "Adt" || header.def !== self.def) return args;
  const given = args.slice();
  header.args.forEach((arg, position) => {
    const written = self.args[position];
    if (arg.kind === "Lifetime" && arg.region.kind === "EarlyParam" && written?.kind === "Lifetime")
      given[arg.region.index] = written;
  });
  return given;
}

function functionValue(fcx: FnCtxt, node: PathNode, def: DefId, args: GenericArgs): { ty: Ty; res: ValueRes } {
  addPathPredicates(fcx, node, def, args);
  forbidDropCall(fcx, def, node.span);
  const written = mkFnDef(def, args);
  const userType = fcx.recordPathUserType(written, node.span);
  return { ty: fcx.normalize(node.span, written), res: { kind: "Fn", def, args, userType } };
}

function constValue(fcx: FnCtxt, node: PathNode, def: DefId, args: GenericArgs): { ty: Ty; res: ValueRes } {
  addPathPredicates(fcx, node, def, args);
  const ty = fcx.normalize(node.span, fcx.tcx.instantiate(fcx.tcx.typeOf(def), args));
  return { ty, res: { kind: "Const", def, args, userType: fcx.recordPathUserType(ty, node.span) } };
}

/** Of a path that is called the whole call. */
function spanToBlame({ calleeOf }: FnCtxt, { id, span }: PathNode): Span {
  return calleeOf?.callee === id ? calleeOf.call : span;
}

/** What the item asks of its arguments, with the sugar it came from as the reason. */
function addPathPredicates(fcx: FnCtxt, node: PathNode, def: DefId, args: GenericArgs): void {
  const origin = fcx.synthetic.origin.get(node.id);
  const { tcx } = fcx;
  const span = origin === undefined ? spanToBlame(fcx, node) : node.span;
  const causeOf = (code: ObligationCauseCode): ObligationCause =>
    fcx.cause(span, origin === "QuestionMark" || origin === "ForLoop" ? { kind: origin } : code);
  const container = tcx.parent(def);
  const isTraitItem = container !== undefined && tcx.def(container).kind === "Trait";
  tcx.predicatesOf(def).forEach((predicate, index) => {
    const isOfTrait = isTraitItem && predicate.value.kind === "Trait" && predicate.value.trait.def === container;
    const cause = causeOf(isOfTrait ? { kind: "TraitItem", def } : { kind: "ItemBound", def, index });
    fcx.require(cause, fcx.normalizeFor(cause, tcx.instantiate(predicate, args)));
  });
  if (isTraitItem) {
    const cause = causeOf({ kind: "TraitItem", def });
    fcx.requireTrait(cause, { def: container, args: mkArgs(args.slice(0, tcx.generics(container).params.length)) });
  }
}

function constParam(fcx: FnCtxt, def: DefId): { ty: Ty; res: ValueRes } {
  if (fcx.instantiation !== undefined) return instantiatedParam(fcx, fcx.instantiation, def);
  for (let at: DefId | undefined = fcx.owner; at !== undefined; at = fcx.tcx.generics(at).parent) {
    const param = fcx.tcx.generics(at).params.find((p) => p.def === def);
    if (param !== undefined)
      return { ty: fcx.tcx.typeOf(def), res: { kind: "ConstParam", index: param.index, name: param.name } };
  }
  return failed;
}

function instantiatedParam(fcx: FnCtxt, args: GenericArgs, def: DefId): { ty: Ty; res: ValueRes } {
  const { tcx } = fcx;
  const param = tcx.generics(tcx.resolver.ownerOf(def)).params.find((p) => p.def === def);
  const arg = param === undefined ? undefined : args[param.index];
  if (arg?.kind !== "Const" || arg.value.kind !== "Value") return failed;
  return { ty: tcx.typeOf(def), res: { kind: "Bits", bits: arg.value.bits } };
}

// ---- constructors ----

/** `Some`, `Option::<T>::Some`, `Option::Some::<T>`, `Point`. */
function ctorByPath(fcx: FnCtxt, node: PathNode, ctor: DefId): { ty: Ty; res: ValueRes } {
  const found = variantOfCtor(fcx, ctor);
  if (found === undefined) return failed;
  const { adt, variant } = found;
  const args = adtPathArgs(fcx, adt, node.path, node.span);
  return ctorValue(fcx, node, adt, variant, args);
}

/** Generic arguments of an enum may stand at the variant's segment or at the enum's. */
export function adtPathArgs(fcx: FnCtxt, adt: AdtDef, path: ast.Path, span: Span): GenericArgs {
  const { segments } = path;
  const last = segments[segments.length - 1];
  const before = segments[segments.length - 2];
  const segment = adt.adtKind === "Enum" && last?.args === undefined ? before : last;
  return fcx.lowering.segmentArgs(adt.def, [], segment, span);
}

function selfCtor(fcx: FnCtxt, node: PathNode, impl: DefId): { ty: Ty; res: ValueRes } {
  const written = fcx.tcx.typeOf(impl);
  const { instantiation } = fcx;
  const self = fcx.normalize(
    node.span,
    instantiation === undefined ? written : fcx.tcx.instantiate(written, instantiation),
  );
  if (self.kind !== "Adt") return failed;
  const adt = fcx.tcx.adtDef(self.def);
  const variant = adt.variants[0];
  if (variant?.ctor === undefined || adt.adtKind !== "Struct") {
    reportSelfCtor(fcx, node.span, adt);
    return failed;
  }
  return ctorValue(fcx, node, adt, variant, self.args);
}

function reportSelfCtor(fcx: FnCtxt, span: Span, adt: AdtDef): void {
  const suggestion = {
    message: "use curly brackets",
    edits: [{ span, replacement: "Self { /* fields */ }" }],
    applicability: "HasPlaceholders" as const,
  };
  fcx.error("", "the `Self` constructor can only be used with tuple or unit structs", span, undefined, {
    labels: [{ span, text: "", primary: true }],
    ...(adt.adtKind === "Enum"
      ? { help: ["did you mean to use one of the enum's variants?"] }
      : { suggestions: [suggestion] }),
  });
}

function ctorValue(
  fcx: FnCtxt,
  node: PathNode,
  adt: AdtDef,
  variant: VariantDef,
  args: GenericArgs,
): { ty: Ty; res: ValueRes } {
  fcx.addPredicates(spanToBlame(fcx, node), adt.def, args);
  if (variant.ctor === undefined || variant.ctorKind === "Struct") {
    fcx.error(
      "E0533",
      `expected value, found struct variant \`${adt.adtKind === "Enum" ? `${fcx.tcx.def(adt.def).name}::` : ""}${variant.name}\``,
      node.span,
      "not a value",
    );
    return failed;
  }
  const userType = fcx.recordPathUserType(mkAdt(adt.def, args), node.span);
  const res: ValueRes = { kind: "Ctor", variant: variant.ctor, ctorKind: variant.ctorKind, args, userType };
  return { ty: variant.ctorKind === "Const" ? mkAdt(adt.def, args) : mkFnDef(variant.ctor, args), res };
}

/** The type and variant that a constructor (or a variant, or a struct itself) makes. */
export function variantOfCtor(
  fcx: { readonly tcx: FnCtxt["tcx"] },
  def: DefId,
): { adt: AdtDef; variant: VariantDef } | undefined {
  const { tcx } = fcx;
  const info = tcx.def(def);
  if (info.kind === "Struct" || info.kind === "Union") {
    const adt = tcx.adtDef(def);
    const variant = adt.variants[0];
    return variant === undefined ? undefined : { adt, variant };
  }
  const of = info.kind === "Ctor" && info.node.kind === "Ctor" ? info.node.of : def;
  const ofInfo = tcx.def(of);
  if (ofInfo.kind !== "Variant") return info.kind === "Ctor" ? variantOfCtor(fcx, of) : undefined;
  if (ofInfo.parent === undefined) return undefined;
  const adt = tcx.adtDef(ofInfo.parent);
  const variant = adt.variants.find((v) => v.def === of);
  return variant === undefined ? undefined : { adt, variant };
}
