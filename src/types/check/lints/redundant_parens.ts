/** Parentheses around types and patterns that change nothing, for `unused_parens`: rustc's cases. */
import type { Span } from "../../../base/source";
import type { Pat, Ty } from "../../../syntax/ast";

export interface RedundantParens {
  readonly span: Span;
  readonly inner: Span;
  readonly what: "type" | "pattern";
}

/** Those that stand directly in a node of a body: each node of the body is to be asked. */
export function redundantParens(node: Readonly<Record<string, unknown>>): RedundantParens[] {
  const found: RedundantParens[] = [];
  if (node["kind"] === "Paren" && "ty" in node) addType(found, node as unknown as Ty);
  if (isNode(node["pat"]) && node["kind"] !== "Paren") {
    const isRef = node["kind"] === "Ref";
    // A `let`, or a parameter: alternatives need their parentheses there.
    const isLocal = !("kind" in node) && !("body" in node) && !("ident" in node);
    addPattern(found, node["pat"] as unknown as Pat, isRef || isLocal, isRef && node["mutbl"] === "Not");
  }
  if (isNode(node["sub"])) addPattern(found, node["sub"] as unknown as Pat, true, false);
  for (const pat of (node["pats"] ?? []) as readonly Pat[]) addPattern(found, pat, false, false);
  return found;
}

function isNode(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function addType(found: RedundantParens[], ty: Ty): void {
  if (ty.kind !== "Paren") return;
  const inner = ty.ty;
  if (inner.kind === "TraitObject" || (inner.kind === "ImplTrait" && inner.bounds.length > 1)) return;
  if (inner.kind === "FnPtr" && inner.genericParams.length > 0) return;
  found.push({ span: ty.span, inner: inner.span, what: "type" });
}

function addPattern(found: RedundantParens[], pat: Pat, avoidOr: boolean, avoidMut: boolean): void {
  if (pat.kind !== "Paren") return;
  const inner = pat.pat;
  if (inner.kind === "Range" || (inner.kind === "Or" && avoidOr)) return;
  if (inner.kind === "Ident" && avoidMut && inner.mode.mut) return;
  found.push({ span: pat.span, inner: inner.span, what: "pattern" });
}
