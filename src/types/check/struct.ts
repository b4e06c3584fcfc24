/** Struct literals, with functional update; and the paths of struct literals and patterns. */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { mkAdt, tyError } from "../intern";
import type { AdtDef, GenericArgs, Ty, VariantDef } from "../ty";
import { coerceExpr } from "./coercion";
import { onlyHasType, expectHasType, type Expectation } from "./expectation";
import { checkExpr, checkExprHasType } from "./expr";
import type { FnCtxt } from "./fnctxt";
import { unknownFieldWords } from "./report_fields";
import { reportMismatch } from "./report_mismatch";
import { adtPathArgs, variantOfCtor } from "./path";

export interface VariantRef {
  readonly adt: AdtDef;
  readonly variant: VariantDef;
  readonly args: GenericArgs;
  readonly ty: Ty;
}

/** The struct, union or variant that the path of a literal or pattern names. */
export function resolveVariantPath(
  fcx: FnCtxt,
  node: { readonly id: ast.NodeId; readonly path: ast.Path; readonly qself?: ast.QSelf; readonly span: Span },
): VariantRef | undefined {
  const partial = fcx.partialRes(node.id);
  const { segments } = node.path;
  if (partial?.base.kind === "Err") return undefined;
  if (partial !== undefined && partial.unresolvedSegments === 0 && partial.base.kind === "Def") {
    const found = ["Struct", "Union", "Variant", "Ctor"].includes(partial.base.defKind)
      ? variantOfCtor(fcx, partial.base.def)
      : undefined;
    if (found !== undefined) {
      const args = adtPathArgs(fcx, found.adt, node.path, node.span);
      return finish(fcx, node.span, found.adt, found.variant, args);
    }
  }
  // `Self { … }`, an alias, an associated type; or a variant of one of these.
  const last = segments[segments.length - 1];
  const asVariant = partial === undefined || partial.unresolvedSegments > 0;
  if (asVariant && last !== undefined) {
    const prefix =
      node.qself !== undefined && node.qself.position === 0 && segments.length === 1
        ? fcx.lowering.qselfTy(node.qself)
        : fcx.lowering.typePrefix(node.qself, node.path, segments.length - 1, partial, node.span);
    const self = fcx.resolveWithObligations(prefix);
    if (self.kind === "Adt") {
      const adt = fcx.tcx.adtDef(self.def);
      const variant = adt.variants.find((v) => adt.adtKind === "Enum" && v.name === last.ident.name);
      if (variant !== undefined) return finish(fcx, node.span, adt, variant, self.args);
    }
    if (self.kind === "Error") return undefined;
  }
  const ty = fcx.resolveWithObligations(
    fcx.lowering.typePrefix(node.qself, node.path, segments.length, partial, node.span),
  );
  if (ty.kind === "Adt") {
    const adt = fcx.tcx.adtDef(ty.def);
    const variant = adt.variants[0];
    if (adt.adtKind !== "Enum" && variant !== undefined) return finish(fcx, node.span, adt, variant, ty.args);
  }
  if (ty.kind !== "Error")
    fcx.error(
      "E0071",
      `expected struct, variant or union type, found \`${fcx.show(ty)}\``,
      node.path.span,
      "not a struct, variant or union type",
    );
  return undefined;
}

function finish(fcx: FnCtxt, span: Span, adt: AdtDef, variant: VariantDef, args: GenericArgs): VariantRef {
  fcx.addPredicates(span, adt.def, args);
  return { adt, variant, args, ty: mkAdt(adt.def, args) };
}

export function checkStructExpr(fcx: FnCtxt, expr: ast.ExprOf<"Struct">, expectation: Expectation): Ty {
  const found = resolveVariantPath(fcx, expr);
  if (found === undefined) {
    fcx.tables.tainted = true;
    for (const field of expr.fields) checkExpr(fcx, field.expr);
    if (expr.base !== undefined) checkExpr(fcx, expr.base);
    return tyError;
  }
  const complete = checkFields(fcx, expr, found, expectation);
  const baseFieldTys = expr.base === undefined ? undefined : checkBase(fcx, expr, expr.base, found, complete);
  fcx.tables.structs.set(expr.id, {
    adt: found.adt.def,
    variant: found.variant.index,
    args: found.args,
    baseFieldTys,
    userType: fcx.recordPathUserType(found.ty, expr.path.span),
  });
  fcx.requireSized(expr.span, found.ty, { kind: "Misc" });
  return found.ty;
}

/** Returns whether no field was found to be wrong. */
function checkFields(fcx: FnCtxt, expr: ast.ExprOf<"Struct">, found: VariantRef, expectation: Expectation): boolean {
  const { variant, adt } = found;
  relateToExpected(fcx, found, expectation);
  const seen = new Map<string, Span>();
  let ok = true;
  for (const field of expr.fields) {
    const { name } = field.ident;
    const def = variant.fields.find((f) => f.name === name);
    const before = seen.get(name);
    if (def === undefined) {
      ok = false;
      reportUnknownField(fcx, expr, found, field.ident);
      checkExpr(fcx, field.expr);
      continue;
    }
    if (before !== undefined) {
      ok = false;
      fcx.error("E0062", `field \`${name}\` specified more than once`, field.ident.span, "used more than once", {
        labels: [{ span: before, text: `first use of \`${name}\`` }],
      });
      checkExpr(fcx, field.expr);
      continue;
    }
    seen.set(name, field.span);
    if (!fcx.resolver.isAccessible(def.visibility, fcx.owner)) {
      fcx.laterError(
        "E0451",
        `field \`${name}\` of ${adt.adtKind.toLowerCase()} \`${fcx.tcx.def(adt.def).name}\` is private`,
        field.ident.span,
        "private field",
      );
    }
    fcx.tables.fields.set(field.id, def.index);
    const ty = fcx.normalize(field.span, fcx.tcx.fieldTy(variant, def.index, found.args));
    const actual = checkExpr(fcx, field.expr, expectHasType(ty));
    if (!coerceExpr(fcx, field.expr, actual, ty).ok) {
      fcx.selectWherePossible();
      reportMismatch(fcx, field.expr, ty, actual);
    }
  }
  if (adt.adtKind === "Union") {
    if (expr.fields.length !== 1) fcx.error("E0784", "union expressions should have exactly one field", expr.span);
  } else if (expr.rest && expr.base === undefined) {
    const end = { ...expr.span, lo: expr.span.hi - 1 };
    fcx.error("E0797", "base expression required after `..`", end, "add a base expression here");
  } else if (expr.base === undefined) reportMissing(fcx, expr, found, seen, ok);
  return ok;
}

/** What the expected type says of the literal's own arguments holds for its fields: `Pin<&T>` coerces the field to `&T`. */
function relateToExpected(fcx: FnCtxt, found: VariantRef, expectation: Expectation): void {
  const wanted = onlyHasType(expectation, (ty) => fcx.resolve(ty));
  if (wanted?.kind !== "Adt" || wanted.def !== found.adt.def) return;
  fcx.accept(
    fcx.infcx.commitIfOk(() => fcx.infcx.sub(fcx.env, fcx.cause(fcx.tcx.spanOf(fcx.owner)), found.ty, wanted)),
  );
}

function reportUnknownField(fcx: FnCtxt, expr: ast.ExprOf<"Struct">, found: VariantRef, ident: ast.Ident): void {
  const { adt, variant, ty } = found;
  if (variant.recovered === true) {
    fcx.tables.tainted = true;
    return;
  }
  const isEnum = adt.adtKind === "Enum";
  const title = isEnum
    ? `variant \`${fcx.tcx.def(adt.def).name}::${variant.name}\``
    : `${adt.adtKind.toLowerCase()} \`${fcx.show(ty)}\``;
  const { label, ...parts } = unknownFieldWords(fcx, found, expr, ident);
  fcx.error(isEnum ? "E0559" : "E0560", `${title} has no field named \`${ident.name}\``, ident.span, label, parts);
}

function reportMissing(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Struct">,
  found: VariantRef,
  seen: ReadonlyMap<string, Span>,
  ok: boolean,
): void {
  const missing = found.variant.fields.filter((f) => !seen.has(f.name)).map((f) => f.name);
  if (missing.length === 0 || !ok) return;
  const quoted = missing.map((name) => `\`${name}\``);
  const shown =
    quoted.length <= 3
      ? joinAnd(quoted)
      : `${quoted.slice(0, 3).join(", ")} and ${quoted.length - 3} other field${quoted.length === 4 ? "" : "s"}`;
  fcx.error(
    "E0063",
    `missing field${missing.length === 1 ? "" : "s"} ${shown} in initializer of \`${fcx.show(found.ty)}\``,
    expr.path.span,
    `missing ${shown}`,
  );
}

function joinAnd(words: readonly string[]): string {
  return words.length <= 1
    ? (words[0] ?? "")
    : words.length === 2
      ? words.join(" and ")
      : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** `..base`: of the same type; the fields not written come from it. */
function checkBase(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Struct">,
  base: ast.Expr,
  found: VariantRef,
  _complete: boolean,
): readonly Ty[] {
  checkExprHasType(fcx, base, found.ty);
  if (found.adt.adtKind !== "Struct")
    fcx.error("E0436", "functional record update syntax requires a struct", base.span);
  for (const field of found.variant.fields) {
    const written = expr.fields.some((f) => f.ident.name === field.name);
    if (!written && !fcx.resolver.isAccessible(field.visibility, fcx.owner)) {
      fcx.laterError(
        "E0451",
        `field \`${field.name}\` of struct \`${fcx.tcx.def(found.adt.def).name}\` is private`,
        base.span,
        `field \`${field.name}\` is private`,
      );
    }
  }
  return found.variant.fields.map((f) => fcx.normalize(base.span, fcx.tcx.fieldTy(found.variant, f.index, found.args)));
}
