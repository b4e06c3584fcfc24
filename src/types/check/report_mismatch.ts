/**
 * The words of E0308 beyond its headline: how two types differ, the note that sets them one under the other, why the expected type is
 * expected, and rustc's suggested conversions of the expression. Nothing here decides whether there is an error.
 */
import type { DiagnosticParts, Label, Note } from "../../base/diagnostic";
import type * as ast from "../../syntax/ast";
import { eraseRegions } from "../fold";
import { prefixString } from "../prefix_string";
import type { Ty } from "../ty";
import { type FnCtxt, unparen } from "./fnctxt";
import { conversions } from "./suggest_conversion";
import { printTy } from "../print";

/** `expr` has the type `found` where `expected` is needed. */
export function reportMismatch(
  fcx: FnCtxt,
  expr: ast.Expr,
  expected: Ty,
  found: Ty,
  parts: DiagnosticParts = {},
  message = "mismatched types",
): Ty {
  const want = fcx.resolve(expected);
  const got = fcx.resolve(found);
  const suggestions = [...(parts.suggestions ?? [])];
  const notes: Note[] = [...(parts.notes ?? [])];
  if (suggestions.length === 0) suggestions.push(...conversions(fcx, expr, want, got, notes));
  const labels: Label[] = [...dueTo(fcx, expr), ...(parts.labels ?? [])];
  return fcx.mismatch(expr.span, want, got, message, { ...parts, labels, notes, suggestions });
}

/** The place that asked for the type: a `let`'s, or the variable assigned to. */
function dueTo(fcx: FnCtxt, expr: ast.Expr): Label[] {
  const due = fcx.expectedDue;
  return due !== undefined && due.expr === unparen(expr).id ? [{ span: due.span, text: due.text }] : [];
}

// ---- how two types differ ----

/** `expected X, found Y` of the label. */
export function differenceOf(fcx: FnCtxt, expected: Ty, found: Ty): string {
  if (expected.kind === "Tuple" && found.kind === "Tuple" && expected.elems.length !== found.elems.length) {
    if (expected.elems.length > 0 && found.elems.length > 0)
      return `expected a tuple with ${elements(expected.elems.length)}, found one with ${elements(found.elems.length)}`;
  }
  if (expected.kind === "Array" && found.kind === "Array" && fcx.canEq(expected.elem, found.elem)) {
    const [want, got] = [expected.len, found.len];
    if (want.kind === "Value" && got.kind === "Value")
      return `expected an array with a size of ${want.bits}, found one with a size of ${got.bits}`;
  }
  if (
    expected.kind === "Ref" &&
    found.kind === "Ref" &&
    expected.mutbl !== found.mutbl &&
    fcx.canEq(expected.ty, found.ty)
  )
    return "types differ in mutability";
  return `expected ${fcx.sortString(expected)}, found ${fcx.sortString(found)}`;
}

function elements(count: number): string {
  return `${count} element${count === 1 ? "" : "s"}`;
}

/** The two types one under the other; undefined where the label says it all. */
export function comparison(fcx: FnCtxt, expected: Ty, found: Ty): string | undefined {
  if (isSimple(expected) && isSimple(found)) return undefined;
  const [want, got] = compare(fcx, expected, found);
  const above = `expected ${prefixString(fcx.tcx, expected)}`;
  const below = `found ${prefixString(fcx.tcx, found)}`;
  const width = Math.max(above.length, below.length);
  return `${above.padStart(width)} \`${want}\`\n${below.padStart(width)} \`${got}\``;
}

/** rustc's `is_simple_text`. */
function isSimple(ty: Ty): boolean {
  switch (ty.kind) {
    case "Adt":
      return ty.args.every((arg) => arg.kind === "Lifetime");
    case "Ref":
      return isSimple(ty.ty);
    case "Bool":
    case "Char":
    case "Str":
    case "Int":
    case "Uint":
    case "Float":
      return true;
    case "Infer":
      return ty.infer.kind !== "TyVar";
    case "Tuple":
      return ty.elems.length === 0;
    case "Array":
    case "Slice":
      return isSimple(ty.elem) && ty.elem.kind !== "Adt";
    default:
      return false;
  }
}

/** Both types as text, with `_` for what they have in common. */
function compare(fcx: FnCtxt, a: Ty, b: Ty): readonly [string, string] {
  if (a.kind === "Ref" && b.kind !== "Ref" && fcx.canEq(a.ty, b)) return [`${refMark(a)}_`, "_"];
  if (b.kind === "Ref" && a.kind !== "Ref" && fcx.canEq(a, b.ty)) return ["_", `${refMark(b)}_`];
  if (a.kind === "Ref" && b.kind === "Ref") {
    const [x, y] = fcx.canEq(a.ty, b.ty) ? ["_", "_"] : compare(fcx, a.ty, b.ty);
    return [`${refMark(a)}${x}`, `${refMark(b)}${y}`];
  }
  if (a.kind === "Adt" && b.kind === "Adt" && a.def === b.def) {
    const pairs = a.args.flatMap((arg, index): (readonly [string, string])[] => {
      const other = b.args[index];
      if (arg.kind !== "Type" || other?.kind !== "Type") return [];
      return [fcx.canEq(arg.ty, other.ty) ? ["_", "_"] : compare(fcx, arg.ty, other.ty)];
    });
    const { name } = fcx.tcx.def(a.def);
    const join = (side: 0 | 1) => `${name}<${pairs.map((pair) => pair[side]).join(", ")}>`;
    return [join(0), join(1)];
  }
  if (a.kind === "Tuple" && b.kind === "Tuple" && a.elems.length === b.elems.length && a.elems.length > 0) {
    const pairs = a.elems.map((elem, index): readonly [string, string] => {
      const other = b.elems[index] as Ty;
      return fcx.canEq(elem, other) ? ["_", "_"] : compare(fcx, elem, other);
    });
    const join = (side: 0 | 1) => `(${pairs.map((pair) => pair[side]).join(", ")}${pairs.length === 1 ? "," : ""})`;
    return [join(0), join(1)];
  }
  return [printTy(fcx.tcx, eraseRegions(a)), printTy(fcx.tcx, eraseRegions(b))];
}

function refMark({ mutbl }: Extract<Ty, { kind: "Ref" }>): string {
  return mutbl === "Mut" ? "&mut " : "&";
}
