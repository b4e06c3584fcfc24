/** `path_statements`: a statement that only names a value. `unused_comparisons`: a comparison that the type's limits decide. */
import { warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { Expr, TypedBody } from "../../body";
import { bitsOf } from "../../consts";
import type { Context } from "../../context";
import type { Ty } from "../../ty";
import { visitExpr } from "../visit";
import { emitLint } from "./levels";

export function lintStatements(tcx: Context, body: TypedBody): void {
  visitExpr(body.value, {
    expr: (e) => checkComparison(tcx, body, e),
    block: ({ statements }) => {
      for (const stmt of statements) if (stmt.kind === "Expr") checkPath(tcx, body, stmt.expr, stmt.span);
    },
  });
}

const paths: ReadonlySet<string> = new Set([
  "VarRef",
  "UpvarRef",
  "StaticRef",
  "NamedConst",
  "ConstParam",
  "ZstLiteral",
]);

function checkPath(tcx: Context, body: TypedBody, e: Expr, span: Span): void {
  const path = e.kind.kind === "Use" ? e.kind.operand : e;
  if (!paths.has(path.kind.kind) || span.ctxt !== 0 || path.span.ctxt !== 0) return;
  if (!tcx.needsDrop(e.ty, tcx.paramEnv(body.def)))
    return emitLint(tcx, body.def, warning("path_statements", "path statement with no effect", span));
  const replacement = `drop(${tcx.sources.textOf(path.span)});`;
  emitLint(
    tcx,
    body.def,
    warning("path_statements", "path statement drops value", span, {
      suggestions: [
        {
          message: "use `drop` to clarify the intent",
          edits: [{ span, replacement }],
          applicability: "MachineApplicable",
        },
      ],
    }),
  );
}

const flipped: Readonly<Record<string, string>> = { Lt: "Gt", Le: "Ge", Gt: "Lt", Ge: "Le", Eq: "Eq", Ne: "Ne" };

function checkComparison(tcx: Context, body: TypedBody, e: Expr): void {
  if (e.kind.kind !== "Binary" || e.span.ctxt !== 0 || !(e.kind.op in flipped)) return;
  const { op, left, right } = e.kind;
  const [value, literal, order] =
    right.kind.kind === "Literal" ? [left, right, op] : [right, left, flipped[op] as string];
  if (value.kind.kind === "Literal" || literal.kind.kind !== "Literal" || literal.kind.value.kind !== "Int") return;
  const limits = limitsOf(value.ty);
  if (limits === undefined) return;
  const bits = literal.kind.value.bits;
  const number = value.ty.kind === "Int" ? BigInt.asIntN(bitsOf(value.ty) ?? 64, bits) : bits;
  if (!mayVary(order, number, limits))
    emitLint(tcx, body.def, warning("unused_comparisons", "comparison is useless due to type limits", e.span));
}

function limitsOf(ty: Ty): { readonly min: bigint; readonly max: bigint } | undefined {
  const bits = bitsOf(ty);
  if (bits === undefined || (ty.kind !== "Int" && ty.kind !== "Uint")) return undefined;
  if (ty.kind === "Uint") return { min: 0n, max: (1n << BigInt(bits)) - 1n };
  return { min: -(1n << BigInt(bits - 1)), max: (1n << BigInt(bits - 1)) - 1n };
}

function mayVary(op: string, v: bigint, { min, max }: { readonly min: bigint; readonly max: bigint }): boolean {
  switch (op) {
    case "Lt":
    case "Ge":
      return v > min && v <= max;
    case "Le":
    case "Gt":
      return v >= min && v < max;
    default:
      return v >= min && v <= max;
  }
}
