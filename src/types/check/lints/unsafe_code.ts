/**
 * `unsafe_code`, which is allowed unless a program says otherwise: `unsafe` blocks, and declarations and implementations of what is
 * unsafe. What std's macros wrote does not count. Left out: attributes like `no_mangle`.
 */
import { warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import { type Def, type DefId, userCrate } from "../../../resolve/def";
import type * as ast from "../../../syntax/ast";
import { bodyBlock } from "../../../syntax/body";
import type { Context } from "../../context";
import { walkSyntax } from "../upvars_mentioned";
import { emitLint } from "./levels";

export function lintUnsafeDeclarations(tcx: Context): void {
  if (!tcx.resolver.lintLevels.isNamed("unsafe_code")) return;
  for (const def of tcx.resolver.defs(userCrate)) declaration(tcx, def);
}

export function lintUnsafeBlocks(tcx: Context, owner: DefId): void {
  if (!tcx.resolver.lintLevels.isNamed("unsafe_code")) return;
  walkSyntax(tcx.resolver.bodyOf(owner)?.value, (node) => {
    const expr = node as ast.Expr;
    if (expr.kind === "Block" && expr.block.unsafe) found(tcx, owner, expr.span, "usage of an `unsafe` block");
  });
}

function declaration(tcx: Context, { id, node }: Def): void {
  if (node.kind !== "Item" && node.kind !== "AssocItem") return;
  const { item } = node;
  if (item.kind === "Trait" && item.unsafe) found(tcx, id, item.span, "declaration of an `unsafe` trait");
  else if (item.kind === "Impl" && item.unsafe) found(tcx, id, item.span, "implementation of an `unsafe` trait");
  else if (item.kind === "Fn" && item.header.safety === "Unsafe") {
    if (node.kind === "Item") found(tcx, id, item.span, "declaration of an `unsafe` function");
    else
      found(
        tcx,
        id,
        item.span,
        bodyBlock(item) === undefined ? "declaration of an `unsafe` method" : "implementation of an `unsafe` method",
      );
  }
}

function found(tcx: Context, def: DefId, span: Span, message: string): void {
  const mark = tcx.resolver.hygiene.outerMark(span.ctxt);
  if (mark !== undefined && mark.crate !== userCrate) return;
  emitLint(tcx, def, warning("unsafe_code", message, span, { labels: [{ span, text: "", primary: true }] }));
}
