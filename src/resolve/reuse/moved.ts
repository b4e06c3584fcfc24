/**
 * What a check made, brought to another check of the same program with other text between: plain data whose places move with the text.
 * For `body_cache.ts`.
 */
import type { Span, SyntaxContext } from "../../base/source";
import type { ExpansionInfo, HygieneTable } from "../../expand/hygiene";
import type { DefId } from "../def";
import { isInterned } from "../index/format";
import type { Move } from "./outline";

/**
 * The value with all places in it moved; undefined where one cannot be, or where it names a definition that is not `known`. Parts that
 * stay as they are, are shared.
 */
export function moveAll<T>(value: T, move: Move, known: (def: DefId) => boolean = () => true): T | undefined {
  let failed = false;
  const seen = new Set<object>();
  const look = (interned: object): void => {
    if (seen.has(interned)) return;
    seen.add(interned);
    for (const [key, part] of Object.entries(interned)) {
      if (key === "def") failed ||= !known(part);
      else if (typeof part === "object" && part !== null) look(part);
    }
  };
  const visit = (part: unknown): unknown => {
    if (failed || typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return part;
    if (isInterned(part)) {
      look(part);
      return part;
    }
    if (isSpan(part)) {
      const moved = move(part);
      failed ||= moved === undefined;
      return moved;
    }
    if (Array.isArray(part)) {
      const items = part.map(visit);
      return items.every((item, i) => item === part[i]) ? part : items;
    }
    return visitFields(part as Record<string, unknown>);
  };
  const visitFields = (part: Readonly<Record<string, unknown>>): object => {
    let moved: Record<string, unknown> | undefined;
    for (const key of Object.keys(part)) {
      const field = part[key];
      if (key === "def") failed ||= !known(field as DefId);
      const result = visit(field);
      if (result === field) continue;
      moved ??= { ...part };
      moved[key] = result;
    }
    return moved ?? part;
  };
  const result = visit(value) as T;
  return failed ? undefined : result;
}

/** `move` for places that macros wrote, too: the expansions that did become expansions of the program in whose table `to` is. */
export function moveWithContexts(move: Move, from: HygieneTable, to: HygieneTable): Move {
  const expansions = new Map<ExpansionInfo, ExpansionInfo | undefined>();
  const contexts = new Map<SyntaxContext, SyntaxContext | undefined>();
  const moveContext = (ctxt: SyntaxContext): SyntaxContext | undefined => {
    const expansion = from.isOwn(ctxt) ? from.outerMark(ctxt) : undefined;
    if (expansion === undefined) return ctxt;
    if (contexts.has(ctxt)) return contexts.get(ctxt);
    const parent = moveContext(from.parent(ctxt));
    const moved = moveExpansion(expansion);
    const result = parent === undefined || moved === undefined ? undefined : to.applyMark(parent, moved);
    contexts.set(ctxt, result);
    return result;
  };
  const moveExpansion = (expansion: ExpansionInfo): ExpansionInfo | undefined => {
    if (expansions.has(expansion)) return expansions.get(expansion);
    const { defSite } = expansion;
    const [callSite, definedAt] = [moveSpan(expansion.callSite), defSite && moveSpan(defSite)];
    const isMoved = callSite !== undefined && (defSite === undefined || definedAt !== undefined);
    const moved = isMoved ? { ...expansion, callSite, ...(definedAt && { defSite: definedAt }) } : undefined;
    expansions.set(expansion, moved);
    return moved;
  };
  const moveSpan: Move = (span) => {
    const moved = move(span);
    const ctxt = moveContext(span.ctxt);
    if (moved === undefined || ctxt === undefined) return undefined;
    const { lo, hi } = moved;
    return lo === span.lo && hi === span.hi && ctxt === span.ctxt ? span : { ...moved, ctxt };
  };
  return moveSpan;
}

export function isSpan(value: object): value is Span {
  return "lo" in value && "hi" in value && "ctxt" in value;
}
