/** Copies of syntax with fresh ids, and with stand-in types put in place: how derives reuse parts of the item. */
import type { NodeIds, Ty } from "../syntax/ast";

const idKeys = new Set(["id", "ctorId", "closureId", "asyncClosureId", "asyncReturnId"]);

/** A deep copy with new ids. Token trees and spans are shared. `types` replaces types that are a lone name in the map. */
export function cloneNode<T>(node: T, ids: NodeIds, types: ReadonlyMap<string, Ty> = new Map()): T {
  if (Array.isArray(node)) return node.map((n) => cloneNode(n, ids, types)) as T;
  if (typeof node !== "object" || node === null) return node;
  const replaced = standIn(node as unknown as Ty, types);
  if (replaced !== undefined) return cloneNode(replaced, ids) as unknown as T;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (idKeys.has(key)) copy[key] = ids.next();
    else if (key === "tokens" || key.endsWith("pan")) copy[key] = value;
    else copy[key] = cloneNode(value, ids, types);
  }
  return copy as T;
}

function standIn(node: Ty, types: ReadonlyMap<string, Ty>): Ty | undefined {
  if (types.size === 0 || node.kind !== "Path" || !("path" in node) || node.qself !== undefined || "attrs" in node)
    return undefined;
  const [only] = node.path.segments;
  return node.path.segments.length === 1 && only !== undefined ? types.get(only.ident.name) : undefined;
}
