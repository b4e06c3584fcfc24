/** Anonymous consts: array lengths, const arguments, discriminants, `const { … }` blocks. */
import type { AnonConst, Expr } from "../../syntax/ast";
import { resolveExpr } from "./exprs";
import type { Late } from "./late";

export type AnonConstPlace = "ArrayLength" | "RepeatCount" | "GenericArg" | "Discriminant" | "InlineConst";

export function resolveAnonConst(late: Late, anon: AnonConst, place: AnonConstPlace): void {
  const { value } = anon;
  const def = late.addDef("AnonConst", "", value.span, value.span, { kind: "AnonConst", expr: value }, anon.id);
  // A lone name may be a const parameter; anything more may not depend on parameters. Inline consts see all of them.
  const generics = place === "InlineConst" || isLonePath(value) ? "Yes" : "No";
  late.withParent(def, () => {
    late.withBothRibs({ kind: "ConstantItem", generics, ident: undefined, isStatic: false }, () => {
      late.withLabelRib({ kind: "ConstantItem", generics, ident: undefined, isStatic: false }, () => {
        late.withLoop({ kind: "Const", span: value.span }, () => resolveExpr(late, value));
      });
    });
  });
}

function isLonePath(value: Expr): boolean {
  if (value.kind === "Block" && !value.block.unsafe && value.block.stmts.length === 1) {
    const only = value.block.stmts[0];
    return only?.kind === "Expr" && isLonePath(only.expr);
  }
  return (
    value.kind === "Path" &&
    value.qself === undefined &&
    value.path.segments.length === 1 &&
    value.path.segments[0]?.args === undefined
  );
}
