/**
 * Makes typed bodies from a checked body: walks the syntax again with the tables, resolving types, and puts every adjustment
 * in its place (rustc's THIR building). This file is the state and the small parts; expressions, patterns and adjustments
 * have a file each.
 */
import type { Span } from "../../../base/source";
import type { NodeId } from "../../../syntax/ast";
import type { Expr, ExprKind } from "../../body";
import { eraseRegions, hasFlags } from "../../fold";
import { mkFnDef, mkTuple, tyError } from "../../intern";
import { firstUnknown } from "../../traits/annotations_needed";
import { TypeFlags, type GenericArgs, type Ty } from "../../ty";
import type { FnCtxt } from "../fnctxt";
import { bindFutures } from "../async_closure";
import type { MethodCallee, Tables } from "../tables";

export class Builder {
  readonly tables: Tables;
  hasUnsafe = false;

  constructor(
    readonly fcx: FnCtxt,
    /** The closure whose body is being made; undefined for the body itself. */
    readonly closure: NodeId | undefined,
    /** Types must be known by now: report E0282 where one is not. */
    readonly final: boolean,
  ) {
    this.tables = fcx.tables;
  }

  /** The type as the typed body has it. */
  ty(ty: Ty, span: Span): Ty {
    const resolved = eraseRegions(bindFutures(this.fcx, this.fcx.infcx.resolve(ty)));
    if (this.final && hasFlags(resolved, TypeFlags.HasTyInfer | TypeFlags.HasConstInfer)) {
      this.unresolved(resolved, span);
      return tyError;
    }
    return resolved;
  }
  args(args: GenericArgs, span: Span): GenericArgs {
    const resolved = eraseRegions(bindFutures(this.fcx, this.fcx.infcx.resolve(args)));
    if (this.final && hasFlags(resolved, TypeFlags.HasTyInfer | TypeFlags.HasConstInfer))
      this.unresolved(resolved, span);
    return resolved;
  }
  private unresolved(value: Ty | GenericArgs, span: Span): void {
    const { fcx } = this;
    const types = "kind" in value ? [value] : value.flatMap((arg) => (arg.kind === "Type" ? [arg.ty] : []));
    fcx.needAnnotation(span, firstUnknown(mkTuple(types)));
    fcx.tables.tainted = true;
  }

  exprTy(node: NodeId, span: Span): Ty {
    return this.ty(this.fcx.exprTy(node), span);
  }

  expr(ty: Ty, span: Span, kind: ExprKind): Expr {
    return { ty, span, kind };
  }
  /** As `expr`, without a scope of its own. */
  part(ty: Ty, span: Span, kind: ExprKind): Expr {
    return { ty, span, kind, isPart: true };
  }
  error(span: Span): Expr {
    return this.expr(tyError, span, { kind: "Error" });
  }

  /** A method as a value: what a call's `func` is. */
  method(callee: MethodCallee, span: Span): Expr {
    return this.expr(mkFnDef(callee.def, this.args(callee.args, span)), span, {
      kind: "ZstLiteral",
      userType: callee.userType,
    });
  }

  call(
    callee: MethodCallee,
    span: Span,
    args: readonly Expr[],
    source: "Method" | "Operator" | "Desugar" | "Call",
    fnSpan: Span = span,
    nameSpan: Span = fnSpan,
  ): Expr {
    return this.expr(this.ty(callee.output, span), span, {
      kind: "Call",
      func: this.method(callee, nameSpan),
      args,
      source,
      fnSpan,
    });
  }
}
