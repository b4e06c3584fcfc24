/** `unused_must_use`: a statement drops a value whose type or function asks to be used, or the result of an operator. */
import { warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { Expr, TypedBody } from "../../body";
import type { Context } from "../../context";
import { findAttributes } from "../../collect/attributes";
import { printDef } from "../../print";
import type { Ty } from "../../ty";
import { visitExpr } from "../visit";
import { emitLint } from "./levels";

export function lintUnusedMustUse(tcx: Context, body: TypedBody): void {
  visitExpr(body.value, {
    block: (block) => {
      for (const stmt of block.statements) if (stmt.kind === "Expr") check(tcx, body.def, stmt.expr);
    },
  });
}

function check(tcx: Context, body: DefId, e: Expr): void {
  if (e.span.ctxt !== 0 || e.ty.kind === "Never" || (e.ty.kind === "Tuple" && e.ty.elems.length === 0)) return;
  if (isAssignment(e)) return;
  const typed = mustUseTy(tcx, e.ty);
  if (typed !== undefined) return warn(tcx, body, `unused ${typed.what} that must be used`, e.span, typed.reason);
  const called = mustUseCallee(tcx, e);
  if (called !== undefined)
    return warn(
      tcx,
      body,
      `unused return value of \`${printDef(tcx, called.def)}\` that must be used`,
      e.span,
      called.reason,
    );
  const operation = operationOf(e);
  if (operation !== undefined)
    warn(tcx, body, `unused ${operation} that must be used`, e.span, undefined, `the ${operation} produces a value`);
}

function isAssignment(e: Expr): boolean {
  return e.kind.kind === "Assign" || e.kind.kind === "AssignOp";
}

function mustUseTy(tcx: Context, ty: Ty): { readonly what: string; readonly reason: string | undefined } | undefined {
  if (ty.kind === "Adt") {
    const reason = mustUse(tcx, ty.def);
    return reason === undefined ? undefined : { what: `\`${shortName(tcx, ty.def)}\``, reason: reason.reason };
  }
  if (ty.kind === "Closure") return { what: "closure", reason: "closures are lazy and do nothing unless called" };
  if (ty.kind === "Dynamic" && ty.predicates[0]?.value.kind === "Trait") {
    const { def } = ty.predicates[0].value;
    const reason = mustUse(tcx, def);
    return reason === undefined
      ? undefined
      : { what: `\`${shortName(tcx, def)}\` trait object`, reason: reason.reason };
  }
  return undefined;
}

function shortName(tcx: Context, def: DefId): string {
  return tcx.def(def).name;
}

function mustUseCallee(
  tcx: Context,
  e: Expr,
): { readonly def: DefId; readonly reason: string | undefined } | undefined {
  if (e.kind.kind !== "Call" || e.kind.func.ty.kind !== "FnDef" || e.kind.source === "Operator") return undefined;
  const { def } = e.kind.func.ty;
  const found = mustUse(tcx, def);
  return found === undefined ? undefined : { def, reason: found.reason };
}

/** `#[must_use]`, with its reason. */
function mustUse(tcx: Context, def: DefId): { readonly reason: string | undefined } | undefined {
  const [attribute] = findAttributes(tcx.def(def).attributes, "must_use");
  if (attribute === undefined) return undefined;
  const value =
    attribute.kind === "Normal" && attribute.args.kind === "Eq" && attribute.args.value.kind === "Lit"
      ? attribute.args.value.lit.symbol
      : undefined;
  return { reason: value };
}

function operationOf(e: Expr): string | undefined {
  const k = e.kind;
  if (k.kind === "Binary")
    return ["Eq", "Ne", "Lt", "Le", "Gt", "Ge"].includes(k.op)
      ? "comparison"
      : ["BitXor", "BitAnd", "BitOr", "Shl", "Shr"].includes(k.op)
        ? "bitwise operation"
        : "arithmetic operation";
  if (k.kind === "LogicalOp") return "logical operation";
  if (k.kind === "Unary") return "unary operation";
  if (k.kind === "Borrow" && k.origin === "Source") return "borrow";
  return undefined;
}

function warn(
  tcx: Context,
  body: DefId,
  message: string,
  span: Span,
  reason: string | undefined,
  label?: string,
): void {
  emitLint(
    tcx,
    body,
    warning("unused_must_use", message, span, {
      labels: label === undefined ? [] : [{ span, text: label, primary: true }],
      notes: reason === undefined ? [] : [reason],
      suggestions: [
        {
          message: "use `let _ = ...` to ignore the resulting value",
          edits: [{ span: { ...span, hi: span.lo }, replacement: "let _ = " }],
          applicability: "MaybeIncorrect",
        },
      ],
    }),
  );
}
