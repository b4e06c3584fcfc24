/**
 * What the error of a call says of the calls before it: of which type each link of `a.b().c()` is. For `?` (where a failure's type came
 * from) and for methods that ask for an associated type (`Iterator::Item` on the way to `collect`), as rustc's `point_at_chain`.
 *
 * Left out: methods whose closure has a `;` too many.
 */
import type { Label, Note, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { eraseRegions } from "../fold";
import { misc, obligation } from "../infer/infer";
import { dummyBinder, mkArgs, mkProjection, tyArg } from "../intern";
import { printTy } from "../print";
import { normalize } from "../traits/project";
import type { ChainLink } from "../traits/report_advice";
import { predicateMustHold } from "../traits/select";
import type { Ty } from "../ty";
import { type FnCtxt, unparen } from "./fnctxt";
import { walkSyntax } from "./upvars_mentioned";

/** The calls that lead to the operand of the `?` at `mark`, the first one first. */
export function failureChain(fcx: FnCtxt, mark: Span): ChainLink[] {
  const operand = findExpr(fcx, (e) => e.kind === "Try" && e.span.hi === mark.hi && e.span.file === mark.file);
  if (operand?.kind !== "Try") return [];
  const { links, root } = chainOf(fcx, operand.expr);
  return [...links, { span: root.span, ty: tyOf(fcx, root) }].reverse();
}

/** For a method, by the place of its name: what `projection` (an associated type of its `Self`) is along the chain. */
export function associatedChain(fcx: FnCtxt, at: Span, projection: Extract<Ty, { kind: "Alias" }>): Note[] {
  const call = findExpr(
    fcx,
    (e) => e.kind === "MethodCall" && e.seg.ident.span.lo === at.lo && e.span.file === at.file,
  );
  if (call?.kind !== "MethodCall") return [];
  const { links, root } = chainOf(fcx, call.receiver);
  const { tcx } = fcx;
  const trait = tcx.parent(projection.def);
  const name = `${trait === undefined ? "" : tcx.def(trait).name}::${tcx.def(projection.def).name}`;
  const labels: Label[] = [];
  let before: Ty | undefined;
  for (const { span, ty } of links.slice().reverse()) {
    const value = associated(fcx, projection, ty);
    if (value === undefined) continue;
    const verb = before === undefined ? "is" : fcx.canEq(before, value) ? "remains" : "changed to";
    labels.push({ span, text: `\`${name}\` ${verb} \`${printTy(tcx, value)}\` here`, primary: labels.length === 0 });
    before = value;
  }
  if (labels.length === 0) return [];
  labels.push({ span: root.span, text: `this expression has type \`${printTy(tcx, tyOf(fcx, root))}\`` });
  return [{ text: "the method call chain might not have had the expected associated types", labels }];
}

/** `v[-1]` counts from no end in Rust. Returns whether it was that. */
export function reportNegativeIndex(fcx: FnCtxt, at: Span): boolean {
  const found = findExpr(fcx, (e) => e.kind === "Index" && e.index.span.lo === at.lo && e.index.span.file === at.file);
  if (found?.kind !== "Index" || found.index.kind !== "Unary" || found.index.operand.kind !== "Lit") return false;
  const ty = printTy(fcx.tcx, tyOf(fcx, found.expr));
  const base = found.expr.kind === "Path" ? fcx.tcx.sources.textOf(found.expr.span) : undefined;
  const suggestion: Suggestion = {
    message: `to access an element starting from the end of the \`${ty}\`, compute the index`,
    edits: [{ span: { ...at, hi: at.lo }, replacement: `${base ?? ""}.len() ` }],
    applicability: "MachineApplicable",
  };
  const message = `negative integers cannot be used to index on a \`${ty}\``;
  fcx.error("", message, at, `cannot use a negative integer for indexing on \`${ty}\``, {
    suggestions: base === undefined ? [] : [suggestion],
  });
  return true;
}

interface Chain {
  /** The last call first. */
  readonly links: readonly ChainLink[];
  readonly root: ast.Expr;
}

/** Through a variable to what it was declared with. */
function chainOf(fcx: FnCtxt, last: ast.Expr): Chain {
  const links: ChainLink[] = [];
  let root = unparen(last);
  while (root.kind === "MethodCall") {
    links.push({ span: { ...root.span, lo: root.seg.ident.span.lo }, ty: tyOf(fcx, root) });
    root = unparen(root.receiver);
    const init = initOf(fcx, root);
    if (init !== undefined) root = unparen(init);
  }
  return { links, root };
}

function initOf(fcx: FnCtxt, expr: ast.Expr): ast.Expr | undefined {
  const res = expr.kind === "Path" ? fcx.partialRes(expr.id)?.base : undefined;
  if (res?.kind !== "Local") return undefined;
  let found: ast.Expr | undefined;
  walkSyntax(fcx.resolver.bodyOf(fcx.owner)?.value, (node) => {
    const { pat, init } = node as Partial<ast.Local>;
    if (pat?.kind === "Ident" && init !== undefined && pat.id === res.binding) found = init;
  });
  return found;
}

function tyOf(fcx: FnCtxt, expr: ast.Expr): Ty {
  return eraseRegions(fcx.resolve(fcx.exprTy(expr.id)));
}

function associated(fcx: FnCtxt, projection: Extract<Ty, { kind: "Alias" }>, self: Ty): Ty | undefined {
  const trait = fcx.tcx.parent(projection.def);
  if (trait === undefined) return undefined;
  const { span } = fcx.tcx.def(fcx.owner);
  const args = mkArgs([tyArg(self), ...projection.args.slice(1)]);
  return fcx.infcx.probe(() => {
    const must = obligation(fcx.env, misc(span), dummyBinder({ kind: "Trait", trait: { def: trait, args } }));
    if (!predicateMustHold(fcx.infcx, must)) return undefined;
    const { value, obligations } = normalize(fcx.infcx, fcx.env, misc(span), mkProjection(projection.def, args));
    for (const one of obligations) predicateMustHold(fcx.infcx, one);
    return eraseRegions(fcx.resolve(value));
  });
}

/** The last expression of the body that fits. */
export function findExpr(fcx: FnCtxt, fits: (expr: ast.Expr) => boolean): ast.Expr | undefined {
  let found: ast.Expr | undefined;
  walkSyntax(fcx.resolver.bodyOf(fcx.owner)?.value, (node) => {
    const expr = node as ast.Expr;
    if (typeof expr.kind === "string" && expr.span !== undefined && fits(expr)) found = expr;
  });
  return found;
}
