/**
 * Paths of signatures and bodies: from what a path may be where it stands (`PathSource`) to what it is, in rustc's order of
 * tries. A path may stay partial: what follows a type (`Vec::<T>::new`, `T::Item`) is left to the type checker.
 */
import type { ExprOf, Ident, NodeId, Path, QSelf } from "../../syntax/ast";
import type { CtorKind, DefId, PartialRes, Res } from "../def";
import { lackingIn, notInStd } from "../lacking/lacking";
import type { Module } from "../module";
import { type PathFailure, type PathResult, resolvePath } from "../path";
import { primTyRes } from "../names";
import { describeDef } from "../suggest";
import { isAmbiguous, reportAmbiguity, reportPrivate, useBinding } from "../uses";
import type { Late } from "./late";
import { lookupLexically } from "./lexical";
import { reportUnresolved } from "./report";
import { defersToTypes, errorCode, expectedWords, isExpected, namespaceOf, type PathSource } from "./sources";

export interface PathNode {
  readonly id: NodeId;
  readonly path: Path;
  readonly qself?: QSelf | undefined;
}

/** Resolves a path, records the result at `node.id`, and reports what is wrong with it. */
export function resolveNode(late: Late, node: PathNode, source: PathSource): PartialRes | undefined {
  late.noteBlock(node.id);
  if (node.qself !== undefined && node.qself.position === 0) return undefined;
  const result = smartResolve(late, node, source);
  late.tables.paths.set(node.id, result);
  return result;
}

const errorRes: PartialRes = { base: { kind: "Err" }, unresolvedSegments: 0 };

function smartResolve(late: Late, node: PathNode, source: PathSource): PartialRes {
  const { path } = node;
  if (path.segments.length === 0) return errorRes;
  const position = node.qself?.position ?? 0;
  if (position > 0) return resolveTraitItem(late, path, position, source);
  const namespace = namespaceOf(source) === "Value" ? "Value" : "Type";
  const tries = namespace === "Value" ? (["Value", "Type"] as const) : (["Type", "Value"] as const);
  let first: PartialRes | undefined;
  for (const attempt of tries) {
    const result = tryNamespace(late, path, attempt, attempt === namespace);
    if (result === "reported") return errorRes;
    if (result === undefined) continue;
    if (attempt !== namespace && result.unresolvedSegments > 0) continue;
    if (
      result.unresolvedSegments === 0
        ? isExpected(source, result.base, (def) => ctorKindOf(late, def))
        : defersToTypes(source)
    )
      return result;
    first ??= result;
  }
  reportUnresolved(late, path, source, first?.base);
  return errorRes;
}

/** `<T as Trait>::name`: the item of the trait that the first `position` segments name. */
function resolveTraitItem(late: Late, path: Path, position: number, source: PathSource): PartialRes {
  const traitPath: Path = { ...path, segments: path.segments.slice(0, position) };
  const traitRes = smartResolve(
    late,
    { id: traitPath.segments[position - 1]?.id as NodeId, path: traitPath },
    { kind: "Trait" },
  );
  if (traitRes.base.kind === "Err") return errorRes;
  const isLast = path.segments.length === position + 1;
  const namespace = isLast && namespaceOf(source) === "Value" ? "Value" : "Type";
  const itemPath: Path = { ...path, segments: path.segments.slice(0, position + 1) };
  const primary = tryNamespace(late, itemPath, namespace, true);
  const isMissing = primary === undefined || (primary !== "reported" && primary.unresolvedSegments > 0);
  const result = isMissing ? otherNamespace(late, itemPath, namespace) : primary;
  const itemSource: PathSource = { kind: "TraitItem", namespace };
  if (result === "reported") return errorRes;
  if (
    result === undefined ||
    result.unresolvedSegments > 0 ||
    !isExpected(itemSource, result.base, (def) => ctorKindOf(late, def))
  ) {
    reportUnresolved(late, itemPath, itemSource, result?.unresolvedSegments === 0 ? result.base : undefined);
    return errorRes;
  }
  return { base: result.base, unresolvedSegments: path.segments.length - position - 1 };
}

/** For the words: what the name means among the others. */
function otherNamespace(late: Late, path: Path, namespace: "Type" | "Value"): PartialRes | undefined {
  const other = tryNamespace(late, path, namespace === "Type" ? "Value" : "Type", false);
  return other === "reported" || other?.unresolvedSegments !== 0 ? undefined : other;
}

function tryNamespace(
  late: Late,
  path: Path,
  namespace: "Type" | "Value",
  isPrimary: boolean,
): PartialRes | undefined | "reported" {
  const result = walkPath(late, path, namespace, !isPrimary);
  switch (result.kind) {
    case "NonModule":
      // An enum or trait whose name was not found inside: the type checker may find an associated item.
      return result.res;
    case "Module": {
      const { module } = result;
      if (module.kind === "Mod" || module.kind === "Block") {
        const prim =
          (namespace === "Type" || path.segments.length > 1) && result.binding === undefined
            ? undefined
            : primitiveAt(path, namespace);
        return prim ?? { base: { kind: "Def", def: module.def, defKind: "Mod" }, unresolvedSegments: 0 };
      }
      return { base: { kind: "Def", def: module.def, defKind: module.kind }, unresolvedSegments: 0 };
    }
    case "Failed": {
      const prim = primitiveAt(path, namespace);
      if (prim !== undefined) return prim;
      if (
        result.failure.segmentIndex === path.segments.length - 1 &&
        result.failure.found === undefined &&
        !isKeywordFailure(result.failure)
      )
        return undefined;
      if (!isPrimary) return undefined;
      reportFailure(late, result.failure, path);
      return "reported";
    }
    case "Indeterminate":
      return undefined;
  }
}

function isKeywordFailure(failure: PathFailure): boolean {
  return (
    failure.message.startsWith("too many leading") ||
    failure.message.includes("in paths can only be used in start position")
  );
}

/** `u8::MAX` although a module `u8` is in scope. */
function primitiveAt(path: Path, namespace: "Type" | "Value"): PartialRes | undefined {
  const name = path.segments[0]?.ident.name ?? "";
  if (path.global || (namespace === "Value" && path.segments.length === 1)) return undefined;
  const base = primTyRes(name);
  return base === undefined ? undefined : { base, unresolvedSegments: path.segments.length - 1 };
}

/** Walks a path through ribs and modules. */
export function walkPath(late: Late, path: Path, namespace: "Type" | "Value" | undefined, quiet: boolean): PathResult {
  const { session } = late;
  const { segments } = path;
  // Of one path the first is told.
  let tellPrivate: (() => void) | undefined;
  const result = resolvePath({
    world: session.world,
    crate: session.crate,
    scope: late.scope,
    segments,
    global: path.global,
    namespace,
    first: (ident, wanted) => firstSegment(late, ident, wanted === "Value" ? "Value" : "Type", quiet),
    dollarCrate: (ident) => session.expander.dollarCrate(ident, session),
    found: (index, binding, isPrivate) => {
      const segment = segments[index];
      if (segment === undefined) return;
      if (index < segments.length - 1) late.tables.paths.set(segment.id, { base: binding.res, unresolvedSegments: 0 });
      if (quiet) return;
      useBinding(binding);
      if (isPrivate) tellPrivate ??= () => reportPrivate(session, segment.ident, binding);
      if (index > 0 && isAmbiguous(binding)) reportAmbiguity(session, segment.ident, binding);
    },
  });
  if (result.kind !== "Failed" || result.failure.segmentIndex > 0) tellPrivate?.();
  return result;
}

function firstSegment(
  late: Late,
  ident: Ident,
  namespace: "Type" | "Value",
  quiet: boolean,
): ReturnType<Parameters<typeof resolvePath>[0]["first"]> {
  if (ident.name === "Self" && namespace === "Type") {
    const found = lookupLexically(late, ident, "Type", quiet);
    return found?.kind === "Res" ? { kind: "Res", res: found.res } : { kind: "NotFound" };
  }
  const found = lookupLexically(late, ident, namespace, quiet);
  if (found === undefined) return { kind: "NotFound" };
  return found.kind === "Res" ? { kind: "Res", res: found.res } : { kind: "Found", binding: found.binding };
}

export function reportFailure(late: Late, failure: PathFailure, path: Path): void {
  const limit = failure.module && lackingIn(failure.module, path.segments[failure.segmentIndex]?.ident.name ?? "");
  if (limit !== undefined) return late.report(notInStd(limit, failure.span));
  const help = failure.message.startsWith("cannot find module or crate")
    ? [`you might be missing a crate named \`${path.segments[failure.segmentIndex]?.ident.name ?? ""}\``]
    : [];
  const parts = late.session.suggestions.forPathSegment(late, failure, path);
  late.error("E0433", failure.message, failure.span, failure.label, {
    ...parts,
    help: [...help, ...(parts.help ?? [])],
  });
}

export function ctorKindOf(late: Late, def: DefId): CtorKind | undefined {
  const { node } = late.session.world.def(def);
  return node.kind === "Ctor" ? node.ctorKind : undefined;
}

/** The module that a path names, for suggestions and `mod`-relative words. */
export function moduleOfPath(late: Late, path: Path): Module | undefined {
  const result = walkPath(late, path, "Type", true);
  return result.kind === "Module" ? result.module : undefined;
}

export function calleeSource({ callee, args, span }: ExprOf<"Call">): PathSource {
  const last = callee.kind === "Path" ? callee.path.segments.at(-1) : undefined;
  return last === undefined ? { kind: "Expr" } : { kind: "Expr", call: { name: last.ident.name, span, args } };
}

export type { Res };
export { describeDef, errorCode, expectedWords };
