/**
 * `format_args!("{a} {b:?}")` in a typed body, as rustc's lowering has it:
 * `{ super let args = (&a, &b); super let args = [Argument::new_display(args.0), Argument::new_debug(args.1)];
 *    unsafe { Arguments::new(b"\xc0\x01 \xc0\0", &args) } }`; without arguments `Arguments::from_str("…")`.
 */
import type { Span } from "../../../base/source";
import type * as ast from "../../../syntax/ast";
import type { DefId } from "../../../resolve/def";
import type { Block, Expr, Stmt } from "../../body";
import {
  constArg,
  mkAdt,
  mkArgs,
  mkArray,
  mkConstUsize,
  mkFnDef,
  mkRef,
  mkTuple,
  reErased,
  regionArg,
  reStatic,
  tyStr,
  tyU8,
} from "../../intern";
import type { GenericArg, Ty } from "../../ty";
import { entryFn, entrySpan, formatFn } from "../format_args";
import { encodeTemplate, plainText, type FormatEntry } from "../format_template";
import type { Adjustment } from "../tables";
import { applyAdjustments } from "./adjust";
import type { Builder } from "./builder";
import { buildExpr } from "./expr";
import { hiddenPat } from "./hidden";

type FormatArgs = ast.ExprOf<"FormatArgs">;

export function buildFormatArgs(b: Builder, expr: FormatArgs, ty: Ty): Expr {
  const text = plainText(expr.template);
  return text === undefined ? buildArguments(b, expr, ty) : buildText(b, expr, ty, text);
}

/** `Arguments::from_str("…")`; where arguments became text, by the function that no constant may call. */
function buildText(b: Builder, { span, isConst }: FormatArgs, ty: Ty, text: string): Expr {
  const literal = b.expr(mkRef(reStatic, tyStr, "Not"), span, { kind: "Literal", value: { kind: "Str", text } });
  return callArguments(b, isConst ? "from_str" : "from_str_nonconst", [], [literal], span, ty);
}

function buildArguments(b: Builder, expr: FormatArgs, ty: Ty): Expr {
  const { span } = expr;
  const { bytes, entries } = encodeTemplate(expr.template);
  const borrows = expr.args.map(({ expr: arg }) => borrowed(b, buildExpr(b, arg), { ...arg.span, ctxt: span.ctxt }));
  const tuple = b.expr(mkTuple(borrows.map((borrow) => borrow.ty)), span, { kind: "Tuple", fields: borrows });
  const args = hiddenVariable(b, tuple);
  const elements = entries.map((entry) => buildEntry(b, expr, entry, args.use));
  const argument = mkAdt(b.fcx.tcx.langItem("format_argument"), mkArgs([regionArg(reErased)]));
  const array = b.expr(mkArray(argument, mkConstUsize(elements.length)), span, { kind: "Array", elements });
  const made = hiddenVariable(b, array);
  const template = b.expr(mkRef(reStatic, mkArray(tyU8, mkConstUsize(bytes.length)), "Not"), span, {
    kind: "Literal",
    value: { kind: "ByteStr", bytes },
  });
  const lengths = [bytes.length, elements.length].map((length) => constArg(mkConstUsize(length)));
  const operands = [reborrowed(b, template), reborrowed(b, borrowed(b, made.use, span))];
  const call = callArguments(b, "new", lengths, operands, span, ty);
  const unsafe = block(b, [], b.expr(ty, span, { kind: "Block", block: block(b, [], call, "Builtin") }));
  return b.expr(ty, span, { kind: "Block", block: { ...unsafe, statements: [args.declaration, made.declaration] } });
}

/** `Argument::new_…(args.0)` */
function buildEntry(b: Builder, expr: FormatArgs, entry: FormatEntry, tuple: Expr): Expr {
  const arg = expr.args[entry.arg];
  const field = tuple.ty.kind === "Tuple" ? tuple.ty.elems[entry.arg] : undefined;
  if (arg === undefined || field?.kind !== "Ref") return b.error(expr.span);
  const span = entrySpan(entry, arg, expr.span);
  const callSpan = { ...(entry.span ?? arg.expr.span), ctxt: expr.span.ctxt };
  const made = entryFn(b.fcx.tcx, entry, field.ty);
  if (made === undefined) return b.error(span);
  const reference = b.expr(field, span, {
    kind: "Field",
    base: { ...tuple, span: expr.span },
    variant: 0,
    field: entry.arg,
    name: `${entry.arg}`,
  });
  const adjustments = entry.shown === "Count" ? b.tables.formatCounts.get(arg.expr.id) : undefined;
  const operand = adjustments === undefined ? reborrowed(b, reference) : applyAdjustments(b, reference, adjustments);
  const ty = mkAdt(b.fcx.tcx.langItem("format_argument"), mkArgs([regionArg(reErased)]));
  return callOf(b, made.def, made.args, [operand], callSpan, ty);
}

// ---- small parts ----

function borrowed(b: Builder, place: Expr, span: Span): Expr {
  return b.expr(mkRef(reErased, place.ty, "Not"), span, {
    kind: "Borrow",
    mutbl: "Not",
    place,
    origin: "Source",
    twoPhase: false,
  });
}

/** As a coercion to the reference type of a parameter leaves it. */
function reborrowed(b: Builder, reference: Expr): Expr {
  if (reference.ty.kind !== "Ref") return reference;
  const adjustments: Adjustment[] = [
    { kind: "Deref", overloaded: undefined, target: reference.ty.ty },
    {
      kind: "Borrow",
      mutbl: "Not",
      twoPhase: false,
      reason: "Reborrow",
      target: mkRef(reErased, reference.ty.ty, "Not"),
    },
  ];
  return applyAdjustments(b, reference, adjustments);
}

/** `super let args = init;`: lives as long as what the whole expression borrows. */
function hiddenVariable(b: Builder, init: Expr): { declaration: Stmt; use: Expr } {
  const { span, ty } = init;
  const name = "args";
  const binding = b.fcx.synthetic.id();
  const pat = hiddenPat(name, binding, ty, span);
  const declaration: Stmt = { kind: "Let", pat, init, else: undefined, span, isSuper: true };
  return { declaration, use: b.expr(ty, span, { kind: "VarRef", binding, name }) };
}

function block(b: Builder, statements: readonly Stmt[], tail: Expr, safety: Block["safety"] = "Safe"): Block {
  return { statements, tail, span: tail.span, safety, label: undefined, edition2024: b.fcx.edition === 2024 };
}

function callArguments(
  b: Builder,
  name: string,
  own: readonly GenericArg[],
  operands: readonly Expr[],
  span: Span,
  ty: Ty,
): Expr {
  const def = formatFn(b.fcx.tcx, "format_arguments", name);
  if (def === undefined) return b.error(span);
  return callOf(b, def, mkArgs([regionArg(reErased), ...own]), operands, span, ty);
}

function callOf(
  b: Builder,
  def: DefId,
  args: ReturnType<typeof mkArgs>,
  operands: readonly Expr[],
  span: Span,
  ty: Ty,
): Expr {
  const func = b.expr(mkFnDef(def, args), span, { kind: "ZstLiteral", userType: undefined });
  return b.expr(ty, span, { kind: "Call", func, args: operands, source: "Desugar", fnSpan: span });
}
