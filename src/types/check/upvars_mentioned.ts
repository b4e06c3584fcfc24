/** Which closures mention a variable from outside, and the closures of a body, found in the syntax. */
import type { NodeId } from "../../syntax/ast";
import type * as ast from "../../syntax/ast";
import type { FnCtxt } from "./fnctxt";

/** Calls `visit` on every node object below `root`, except nested items. */
export function walkSyntax(
  root: unknown,
  visit: (node: { readonly kind?: string; readonly id?: NodeId }) => void,
): void {
  if (typeof root !== "object" || root === null) return;
  if (Array.isArray(root)) {
    for (const part of root) walkSyntax(part, visit);
    return;
  }
  const node = root as { kind?: string; id?: NodeId; item?: unknown };
  if (node.kind === "Item" && node.item !== undefined) return;
  visit(node);
  for (const key in root) {
    if (key === "span" || key === "ident" || key === "tokens" || key === "attrs") continue;
    walkSyntax((root as Record<string, unknown>)[key], visit);
  }
}

/** The pattern that declares a variable of the body. */
export function patOf(fcx: FnCtxt, binding: NodeId): ast.Pat | undefined {
  let found: ast.Pat | undefined;
  walkSyntax(fcx.resolver.bodyOf(fcx.owner), (node) => {
    if (node.kind === "Ident" && node.id === binding) found = node as ast.Pat;
  });
  return found;
}

/** Whether the closure's body names a variable that is not its own. */
export function mentionsUpvars(fcx: FnCtxt, expr: ast.ExprOf<"Closure">): boolean {
  const declared = new Set<NodeId>();
  const mentioned = new Set<NodeId>();
  walkSyntax(expr.closure, (node) => {
    if (node.id === undefined) return;
    if (node.kind === "Ident") declared.add(node.id);
    if (node.kind !== "Path") return;
    const res = fcx.partialRes(node.id);
    if (res?.base.kind === "Local") mentioned.add(res.base.binding);
  });
  for (const binding of mentioned) if (!declared.has(binding)) return true;
  return false;
}
