/** The one door to function bodies: parses a lazily kept body when it is first needed (std is large, programs reach little of it). */
import type { Block, Fn, FnBody } from "./ast";

/** The body of `fn`, parsed now if it was not yet; undefined where it has none (`fn f();`). */
export function bodyBlock(fn: Pick<Fn, "body">): Block | undefined {
  return fn.body === undefined ? undefined : forceBody(fn.body);
}

export function isLazyBody(body: FnBody): boolean {
  return "force" in body;
}

function forceBody(body: FnBody): Block {
  return "force" in body ? body.force() : body;
}

/** A lazily kept body's block, now; anything else as it is. For code that walks over all nodes alike. */
export function forceLazy(node: object): object {
  return "force" in node ? (node as { force(): Block }).force() : node;
}
