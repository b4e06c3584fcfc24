/**
 * rustc's suggested conversions of an expression to the type that is expected: the first that fits. A reference more or less, a
 * wrapper (`Some`, `Ok`, `Box::new`), text to `String`, numbers by `into`, `try_into` or a literal of the other kind.
 */
import type { Applicability, Note, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { mkRef, reErased } from "../intern";
import type { Ty } from "../ty";
import { canCoerce } from "./coercion";
import { type FnCtxt, unparen } from "./fnctxt";

interface Mismatch {
  readonly fcx: FnCtxt;
  readonly expr: ast.Expr;
  readonly expected: Ty;
  readonly found: Ty;
  readonly notes: Note[];
}

const ways: readonly ((m: Mismatch) => Suggestion | undefined)[] = [
  otherQuotes,
  byReference,
  withoutReference,
  wrapped,
  inBox,
  number,
  byMethod,
  unwrapped,
  arrayLength,
];

/** At most one; notes that go with it are added to `notes`. */
export function conversions(fcx: FnCtxt, expr: ast.Expr, expected: Ty, found: Ty, notes: Note[]): Suggestion[] {
  // What a macro or sugar wrote cannot be edited.
  if (expr.id < 0 || expr.span.ctxt !== 0) return [];
  for (const way of ways) {
    const suggestion = way({ fcx, expr, expected, found, notes });
    if (suggestion !== undefined) return [suggestion];
  }
  return [];
}

// ---- edits ----

const sure: Applicability = "MachineApplicable";
const unsure: Applicability = "MaybeIncorrect";

function start(span: Span): Span {
  return { ...span, hi: span.lo };
}
function end(span: Span): Span {
  return { ...span, lo: span.hi };
}

function before(expr: ast.Expr, text: string, message: string, applicability = sure): Suggestion {
  return { message, edits: [{ span: start(expr.span), replacement: text }], applicability };
}

/** `expr` + text, in parentheses where the expression is not a unit. */
function after(expr: ast.Expr, text: string, message: string, applicability = sure): Suggestion {
  return isUnit(expr)
    ? { message, edits: [{ span: end(expr.span), replacement: text }], applicability }
    : around(expr, "(", `)${text}`, message, applicability);
}

function around(
  expr: ast.Expr,
  left: string,
  right: string,
  message: string,
  applicability: Applicability,
): Suggestion {
  const edits = [
    { span: start(expr.span), replacement: left },
    { span: end(expr.span), replacement: right },
  ];
  return { message, edits, applicability };
}

const loose = new Set([
  "Binary",
  "Unary",
  "Cast",
  "Range",
  "Assign",
  "AssignOp",
  "AddrOf",
  "Closure",
  "Return",
  "Break",
]);

function isUnit(expr: ast.Expr): boolean {
  return !loose.has(expr.kind);
}

// ---- references ----

function byReference({ fcx, expr, expected, found }: Mismatch): Suggestion | undefined {
  if (expected.kind !== "Ref" || found.kind === "Ref") return undefined;
  const { mutbl } = expected;
  const isText = unparen(expr).kind === "Lit" && found.kind === "Char";
  if (isText || !canCoerce(fcx, expr, mkRef(reErased, found, mutbl), expected)) return undefined;
  const text = mutbl === "Mut" ? "&mut " : "&";
  const message = mutbl === "Mut" ? "consider mutably borrowing here" : "consider borrowing here";
  return isUnit(expr) ? before(expr, text, message) : around(expr, `${text}(`, ")", message, sure);
}

function withoutReference({ fcx, expr, expected, found }: Mismatch): Suggestion | undefined {
  if (expected.kind === "Ref" || !fcx.canEq(expected, pointee(fcx, found) ?? found)) return undefined;
  const inner = unparen(expr);
  if (found.kind === "Adt") return before(expr, "*", "consider unboxing the value");
  if (found.kind !== "Ref") return undefined;
  if (inner.kind === "AddrOf") {
    const span = { ...inner.span, hi: inner.expr.span.lo };
    return { message: "consider removing the borrow", edits: [{ span, replacement: "" }], applicability: sure };
  }
  if (fcx.tcx.isCopy(expected, fcx.env)) return before(expr, "*", "consider dereferencing the borrow");
  const clone = fcx.tcx.langItemIfAny("clone");
  if (clone === undefined || !fcx.tcx.implementsTrait(expected, clone, fcx.env)) return undefined;
  return after(expr, ".clone()", "consider using clone here");
}

function pointee(fcx: FnCtxt, ty: Ty): Ty | undefined {
  if (ty.kind === "Ref") return ty.ty;
  const [arg] = ty.kind === "Adt" && fcx.tcx.adtDef(ty.def).isBox ? ty.args : [];
  return arg?.kind === "Type" ? arg.ty : undefined;
}

// ---- wrappers ----

function wrapped({ fcx, expr, expected, found }: Mismatch): Suggestion | undefined {
  if (expected.kind !== "Adt" || found.kind === "Never") return undefined;
  const [first] = expected.args;
  if (first?.kind !== "Type") return undefined;
  const ctor = enumOf(fcx, "Some") === expected.def ? "Some" : enumOf(fcx, "Ok") === expected.def ? "Ok" : undefined;
  if (ctor === undefined || !canCoerce(fcx, expr, found, first.ty)) return undefined;
  return around(expr, `${ctor}(`, ")", `try wrapping the expression in \`${ctor}\``, unsure);
}

function enumOf(fcx: FnCtxt, variant: string): number | undefined {
  const item = fcx.tcx.langItemIfAny(variant);
  return item === undefined ? undefined : fcx.tcx.parent(item);
}

function inBox({ fcx, expr, expected, found, notes }: Mismatch): Suggestion | undefined {
  if (expected.kind !== "Adt" || !fcx.tcx.adtDef(expected.def).isBox) return undefined;
  const [first] = expected.args;
  if (first?.kind !== "Type" || !canCoerce(fcx, expr, found, first.ty)) return undefined;
  notes.push(
    "for more on the distinction between the stack and the heap, read https://doc.rust-lang.org/book/ch15-01-box.html, https://doc.rust-lang.org/rust-by-example/std/box.html, and https://doc.rust-lang.org/std/boxed/index.html",
  );
  return around(expr, "Box::new(", ")", "store this in the heap by calling `Box::new`", sure);
}

/** `Option<T>` or `Result<T, E>` where `T` is needed. */
function unwrapped({ fcx, expr, expected, found }: Mismatch): Suggestion | undefined {
  const [first] = found.kind === "Adt" ? found.args : [];
  if (found.kind !== "Adt" || first?.kind !== "Type" || !fcx.canEq(expected, first.ty)) return undefined;
  const inner = unparen(expr);
  if (
    inner.kind === "Call" &&
    inner.callee.kind === "Path" &&
    /^(Some|Ok|Err)$/.test(fcx.tcx.sources.textOf(inner.callee.span))
  )
    return undefined;
  const shown = fcx.show(found);
  if (enumOf(fcx, "Some") === found.def)
    return after(
      expr,
      '.expect("REASON")',
      `consider using \`Option::expect\` to unwrap the \`${shown}\` value, panicking if the value is an \`Option::None\``,
      "HasPlaceholders",
    );
  if (enumOf(fcx, "Ok") !== found.def) return undefined;
  return after(
    expr,
    '.expect("REASON")',
    `consider using \`Result::expect\` to unwrap the \`${shown}\` value, panicking if the value is a \`Result::Err\``,
    "HasPlaceholders",
  );
}

// ---- text ----

function otherQuotes({ fcx, expr, expected, found }: Mismatch): Suggestion | undefined {
  const inner = unparen(expr);
  if (inner.kind !== "Lit") return undefined;
  const text = fcx.tcx.sources.textOf(inner.span);
  if (expected.kind === "Char" && isStr(found) && [...inner.lit.symbol].length === 1) {
    const edits = [{ span: inner.span, replacement: `'${inner.lit.symbol}'` }];
    return { message: "if you meant to write a `char` literal, use single quotes", edits, applicability: sure };
  }
  if (!isStr(expected) || found.kind !== "Char" || !text.startsWith("'")) return undefined;
  const { span } = inner;
  const edits = [
    { span: { ...span, hi: span.lo + 1 }, replacement: '"' },
    { span: { ...span, lo: span.hi - 1 }, replacement: '"' },
  ];
  return { message: "if you meant to write a string literal, use double quotes", edits, applicability: sure };
}

function isStr(ty: Ty): boolean {
  return ty.kind === "Ref" && ty.ty.kind === "Str";
}

function byMethod({ fcx, expr, expected, found }: Mismatch): Suggestion | undefined {
  if (expected.kind !== "Adt") return undefined;
  const message = "try using a conversion method";
  if (expected.def === fcx.tcx.langItemIfAny("String")) {
    const toString = fcx.tcx.resolver.diagnosticItems.get("ToString");
    const can = found.kind === "Infer" || (toString !== undefined && fcx.tcx.implementsTrait(found, toString, fcx.env));
    return can ? after(expr, ".to_string()", message, unsure) : undefined;
  }
  const elem =
    found.kind === "Array" ? found.elem : found.kind === "Ref" && found.ty.kind === "Slice" ? found.ty.elem : undefined;
  const [first] = expected.args;
  const isVec = expected.def === fcx.tcx.resolver.diagnosticItems.get("Vec");
  if (!isVec || elem === undefined || first?.kind !== "Type" || !fcx.canEq(first.ty, elem)) return undefined;
  return after(expr, ".to_vec()", message, unsure);
}

// ---- numbers ----

type Numeric = Extract<Ty, { kind: "Int" | "Uint" | "Float" }>;

function number(m: Mismatch): Suggestion | undefined {
  const { expr, expected, found, fcx } = m;
  const inner = unparen(expr);
  if (inner.kind === "Lit" && expected.kind === "Float" && found.kind === "Infer" && found.infer.kind === "IntVar")
    return {
      message: "use a float literal",
      edits: [{ span: end(inner.span), replacement: ".0" }],
      applicability: sure,
    };
  if (!isNumeric(expected) || !isNumeric(found)) return undefined;
  const [from, to] = [fcx.show(found), fcx.show(expected)];
  if (inner.kind === "Lit") return otherSuffix(inner, from, to);
  const words = `you can convert ${article(found)} \`${from}\` to ${article(expected)} \`${to}\``;
  if (expected.kind === "Float") return toFloat(m, expected, found, words);
  if (found.kind === "Float") return undefined;
  return isLossless(expected, found)
    ? after(expr, ".into()", words)
    : after(expr, ".try_into().unwrap()", `${words} and panic if the converted value doesn't fit`);
}

function isNumeric(ty: Ty): ty is Numeric {
  return ty.kind === "Int" || ty.kind === "Uint" || ty.kind === "Float";
}

function article(ty: Numeric): string {
  return ty.kind === "Uint" ? "a" : "an";
}

function otherSuffix(expr: ast.ExprOf<"Lit">, from: string, to: string): Suggestion | undefined {
  if (expr.lit.suffix === "") return undefined;
  const span = { ...expr.span, lo: expr.span.hi - expr.lit.suffix.length };
  const message = `change the type of the numeric literal from \`${from}\` to \`${to}\``;
  return { message, edits: [{ span, replacement: to }], applicability: sure };
}

function toFloat({ expr, fcx }: Mismatch, expected: Numeric, found: Numeric, words: string): Suggestion | undefined {
  const to = fcx.show(expected);
  if (found.kind === "Float")
    return (bits(expected) ?? 0) > (bits(found) ?? 0) ? after(expr, ".into()", words) : undefined;
  if ((bits(expected) ?? 0) > (bits(found) ?? 256)) {
    const message = `${words}, producing the floating point representation of the integer`;
    return around(expr, `${to}::from(`, ")", message, sure);
  }
  const message = `${words}, producing the floating point representation of the integer, rounded if necessary`;
  return after(expr, ` as ${to}`, message, unsure);
}

/** Every value of `found` is one of `expected`, on every machine. */
function isLossless(expected: Numeric, found: Numeric): boolean {
  const [to, from] = [bits(expected), bits(found)];
  if (expected.kind === found.kind) {
    if (to === undefined) return from === 8 || from === 16;
    return from !== undefined && to > from;
  }
  if (expected.kind !== "Int") return false;
  return to === undefined ? from === 8 : from !== undefined && from < to;
}

/** Undefined for `isize` and `usize`. */
function bits(ty: Numeric): number | undefined {
  const name = ty.kind === "Int" ? ty.int : ty.kind === "Uint" ? ty.uint : ty.float;
  const width = /\d+/.exec(name)?.[0];
  return width === undefined ? undefined : Number(width);
}

// ---- arrays ----

/** `[i32; 3]` written where two elements are given. */
function arrayLength({ fcx, expected, found }: Mismatch): Suggestion | undefined {
  if (expected.kind !== "Array" || found.kind !== "Array" || found.len.kind !== "Value") return undefined;
  const due = fcx.expectedDue?.span;
  const text = due === undefined ? "" : fcx.tcx.sources.textOf(due);
  const length = /^\[.*;\s*(\d+)\]$/.exec(text)?.[1];
  if (due === undefined || length === undefined) return undefined;
  const hi = due.hi - 1;
  const edits = [{ span: { ...due, lo: hi - length.length, hi }, replacement: String(found.len.bits) }];
  return { message: "consider specifying the actual array length", edits, applicability: unsure };
}
