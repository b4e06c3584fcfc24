/** The words of fields that are not there, or are left out: of accesses, literals and patterns (E0609, E0560, E0026, E0027, E0023). */
import type { DiagnosticParts, Label, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, userCrate } from "../../resolve/def";
import { closest } from "../../resolve/suggest";
import type * as ast from "../../syntax/ast";
import { fieldTySyntax } from "../lower/syntax";
import type { FieldDef, VariantDef } from "../ty";
import type { FnCtxt } from "./fnctxt";
import type { VariantRef } from "./struct";

/** A name that is like the wrong one. */
export function similarField({ name, span }: ast.Ident, names: readonly string[]): Suggestion | undefined {
  const isNumber = /^[0-9]/.test(name);
  const best = closest(name, isNumber ? [] : names.map((one) => ({ name: one })));
  return best === undefined
    ? undefined
    : {
        message: "a field with a similar name exists",
        edits: [{ span, replacement: best.name }],
        applicability: "MaybeIncorrect",
      };
}

/** At most five, unless one more is all. */
export function fieldList(names: readonly string[]): string {
  const shown = names.length === 6 ? names : names.slice(0, 5);
  const rest = names.length - shown.length;
  return shown.map((name) => `\`${name}\``).join(", ") + (rest > 0 ? ` ... and ${rest} others` : "");
}

// ---- literals ----

/** `written`: the fields that the literal has. */
export function unknownFieldWords(
  fcx: FnCtxt,
  { variant, adt, ty }: VariantRef,
  expr: ast.ExprOf<"Struct">,
  ident: ast.Ident,
): DiagnosticParts & { readonly label: string } {
  const title = adt.adtKind === "Enum" ? `${fcx.tcx.def(adt.def).name}::${variant.name}` : fcx.tcx.def(adt.def).name;
  if (variant.ctorKind === "Fn") return tupleWords(fcx, variant, title, expr);
  const written = new Set(expr.fields.map((field) => field.ident.name));
  const names = variant.fields
    .filter(({ name, visibility }) => !written.has(name) && fcx.resolver.isAccessible(visibility, fcx.owner))
    .map(({ name }) => name);
  const similar = similarField(ident, names);
  if (similar !== undefined) return { label: "unknown field", suggestions: [similar] };
  const label = `\`${adt.adtKind === "Enum" ? title : fcx.show(ty)}\` does not have this field`;
  const note =
    names.length === 0 ? "all struct fields are already assigned" : `available fields are: ${fieldList(names)}`;
  return { label, notes: [note] };
}

function tupleWords(
  fcx: FnCtxt,
  variant: VariantDef,
  title: string,
  expr: ast.ExprOf<"Struct">,
): DiagnosticParts & { readonly label: string } {
  const kind = title.includes("::") ? "variant" : "struct";
  const labels: Label[] =
    crateOf(variant.def) === userCrate
      ? [{ span: fcx.tcx.def(variant.def).nameSpan, text: `\`${title}\` defined here` }]
      : [];
  const args = fcx.tcx.identityArgs(fcx.tcx.bodyOwner(variant.def));
  const holes = variant.fields.map(({ index }) => `/* ${fcx.show(fcx.tcx.fieldTy(variant, index, args))} */`);
  const suggestion: Suggestion = {
    message: `\`${title}\` is a tuple ${kind}, use the appropriate syntax`,
    edits: [{ span: { ...expr.span, lo: expr.path.span.hi }, replacement: `(${holes.join(", ")})` }],
    applicability: "HasPlaceholders",
  };
  return { label: "field does not exist", labels, suggestions: [suggestion] };
}

// ---- patterns ----

/** E0026 of each field that is not there, then E0027 of those not written. */
export function reportPatternFields(
  fcx: FnCtxt,
  pat: ast.Pat & { kind: "Struct" },
  { variant, adt }: VariantRef,
  unknown: readonly ast.PatField[],
  unmentioned: readonly FieldDef[],
): void {
  const isEnum = adt.adtKind === "Enum";
  const path = `${isEnum ? `${fcx.tcx.def(adt.def).name}::` : ""}${variant.name}`;
  const title = `${isEnum ? "variant" : adt.adtKind.toLowerCase()} \`${path}\``;
  let left = unmentioned;
  for (const { ident } of unknown) {
    const [only] = left;
    const similar = left.length === 1 && only !== undefined ? similarField(ident, [only.name]) : undefined;
    const message = `${title} does not have a field named \`${ident.name}\``;
    const suggestions = similar === undefined ? [] : [similar];
    fcx.error("E0026", message, ident.span, `${title} does not have this field`, { suggestions });
    if (similar !== undefined) left = [];
  }
  const accessible = left.filter(({ visibility }) => fcx.resolver.isAccessible(visibility, fcx.owner));
  if (adt.adtKind === "Union" || pat.rest || accessible.length === 0) return;
  const names = accessible.map(({ name }) => name);
  const hidden = accessible.length < left.length;
  const listed = names.map((name) => `\`${name}\``).join(", ");
  const missing = `field${names.length === 1 ? "" : "s"} ${listed}${hidden ? " and inaccessible fields" : ""}`;
  const suggestions = missingSuggestions(pat, names, hidden);
  fcx.error("E0027", `pattern does not mention ${missing}`, pat.span, `missing ${missing}`, { suggestions });
}

function missingSuggestions(
  pat: ast.Pat & { kind: "Struct" },
  names: readonly string[],
  hidden: boolean,
): Suggestion[] {
  const last = pat.fields.at(-1);
  const span: Span = { ...pat.span, lo: last === undefined ? pat.path.span.hi : last.span.hi };
  const rest = hidden ? ", .." : "";
  const edit = (message: string, text: string): Suggestion => ({
    message,
    edits: [{ span, replacement: `${last === undefined ? " { " : ", "}${text} }` }],
    applicability: "MachineApplicable",
  });
  const one = names.length === 1;
  const ignored = hidden ? " and ignore the inaccessible fields" : "";
  const written = names.map((name) => (/^[0-9]/.test(name) ? `${name}: _` : name)).join(", ");
  return [
    edit(`include the missing field${one ? "" : "s"} in the pattern${ignored}`, written + rest),
    edit(
      `if you don't care about ${one ? "this missing field" : "these missing fields"}, you can explicitly ignore ${one ? "it" : "them"}`,
      names.map((name) => `${name}: _`).join(", ") + rest,
    ),
    edit("or always ignore missing fields here", ".."),
  ];
}

/** E0023 */
export function reportFieldCount(
  fcx: FnCtxt,
  pat: ast.Pat & { kind: "TupleStruct" },
  { adt, variant }: VariantRef,
  written: number,
): void {
  const count = variant.fields.length;
  const plural = (n: number): string => `${n} field${n === 1 ? "" : "s"}`;
  const what = `tuple ${adt.adtKind === "Enum" ? "variant" : "struct"}`;
  const labels: Label[] = [];
  const syntax = crateOf(adt.def) === userCrate ? fieldTySyntax(fcx.tcx, adt.def, variant.index, count - 1) : undefined;
  if (syntax !== undefined) labels.push({ span: syntax.span, text: `${what} has ${plural(count)}` });
  fcx.error(
    "E0023",
    `this pattern has ${plural(written)}, but the corresponding ${what} has ${plural(count)}`,
    pat.pats.at(-1)?.span ?? pat.span,
    `expected ${plural(count)}, found ${written}`,
    { labels, suggestions: count > written ? ignoreRest(pat, count) : [] },
  );
}

function ignoreRest({ pats, span }: ast.Pat & { kind: "TupleStruct" }, count: number): Suggestion[] {
  const end: Span = { ...span, lo: span.hi - 1, hi: span.hi - 1 };
  const [first, last] = [pats[0], pats.at(-1)];
  const missing = count - pats.length;
  const suggestion = (at: Span, message: string, replacement: string): Suggestion => ({
    message,
    edits: [{ span: at, replacement }],
    applicability: "MaybeIncorrect",
  });
  const holes = Array.from({ length: missing }, () => "_").join(", ");
  const out = [suggestion(end, "use `_` to explicitly ignore each field", pats.length === 0 ? holes : `, ${holes}`)];
  const allWild = pats.every(({ kind }) => kind === "Wild");
  if (missing < 2 && !allWild) return out;
  if (allWild) {
    const whole = first === undefined || last === undefined ? end : { ...first.span, hi: last.span.hi };
    return [...out, suggestion(whole, "use `..` to ignore all fields", "..")];
  }
  const kept = pats.filter(({ kind }) => kind !== "Wild").at(-1);
  const tail = { ...end, lo: kept?.span.hi ?? end.lo };
  return [...out, suggestion(tail, "use `..` to ignore the rest of the fields", ", ..")];
}
