/**
 * Resolving a path of several segments: walks from the first segment through modules, enums and traits, and says where it
 * stopped. The first segment is looked up by the caller's rules (an import asks the scopes around, a body asks its ribs).
 */
import type { Span } from "../base/source";
import type { Ident, NodeId } from "../syntax/ast";
import type { PartialRes, Res } from "./def";
import type { Module, NameBinding, ParentScope } from "./module";
import { externCrate, type Lookup, lookupInModule } from "./names";
import type { Namespace } from "./resolver";
import { describeRes } from "./words";
import type { CrateState, World } from "./world";

export interface PathFailure {
  readonly message: string;
  readonly label: string;
  readonly span: Span;
  readonly segmentIndex: number;
  /** Where the failing segment was looked for; undefined for the first of a path. */
  readonly module: Module | undefined;
  /** What stood in the way, when the segment names something that has nothing inside. */
  readonly found: Res | undefined;
}

export type PathResult =
  | { readonly kind: "Module"; readonly module: Module; readonly binding: NameBinding | undefined }
  | { readonly kind: "NonModule"; readonly res: PartialRes; readonly binding: NameBinding | undefined }
  | { readonly kind: "Indeterminate" }
  | { readonly kind: "Failed"; readonly failure: PathFailure };

export interface PathSegmentLike {
  readonly ident: Ident;
  readonly id?: NodeId | undefined;
}

export interface PathQuery {
  readonly world: World;
  readonly crate: CrateState;
  readonly scope: ParentScope;
  readonly segments: readonly PathSegmentLike[];
  /** Starts with `::`. */
  readonly global: boolean;
  /** Of the last segment; undefined where a module is wanted (the path before an import's name). */
  readonly namespace: Namespace | undefined;
  readonly first: (ident: Ident, namespace: Namespace) => Lookup | { readonly kind: "Res"; readonly res: Res };
  readonly dollarCrate: (ident: Ident) => Module;
  /** Told of each segment that was found, and whether it may be used here. */
  readonly found?: (index: number, binding: NameBinding, isPrivate: boolean) => void;
}

export function resolvePath(query: PathQuery): PathResult {
  let module: Module | undefined;
  let binding: NameBinding | undefined;
  const count = query.segments.length;
  for (let index = 0; index < count; index++) {
    const { ident } = query.segments[index] as PathSegmentLike;
    const isLast = index === count - 1;
    const namespace = isLast ? (query.namespace ?? "Type") : "Type";
    const special = specialSegment(query, ident, index, module, namespace);
    if (special !== undefined) {
      if (!("def" in special)) return { kind: "Failed", failure: special };
      module = special;
      binding = undefined;
      continue;
    }
    const lookup: ReturnType<PathQuery["first"]> =
      module !== undefined
        ? lookupInModule(query.world, module, ident.name, namespace, query.scope.module)
        : index === 0 && query.global
          ? lookupCrate(query, ident)
          : query.first(ident, namespace);
    if (lookup.kind === "Res") return stepInto(query, index, lookup.res, module);
    if (lookup.kind === "Undetermined") return { kind: "Indeterminate" };
    if (lookup.kind === "NotFound") {
      if (module !== undefined && module.kind !== "Mod" && module.kind !== "Block" && query.namespace !== undefined)
        return unresolvedRest(module, count - index, binding);
      return { kind: "Failed", failure: missingSegment(query, index, module) };
    }
    binding = lookup.binding;
    query.found?.(index, binding, lookup.kind === "Private");
    if (binding.module === undefined) return stepInto(query, index, binding.res, module, binding);
    module = binding.module;
  }
  if (module === undefined) return { kind: "Failed", failure: missingSegment(query, 0, undefined) };
  return { kind: "Module", module, binding };
}

/** `crate`, `self`, `super`, `$crate` at the start; an error where they stand elsewhere. */
function specialSegment(
  query: PathQuery,
  ident: Ident,
  index: number,
  at: Module | undefined,
  namespace: Namespace,
): Module | PathFailure | undefined {
  const { scope } = query;
  const name = ident.raw === true ? "" : ident.name;
  if (
    name === "super" &&
    namespace === "Type" &&
    !query.global &&
    query.segments.slice(0, index).every(({ ident: before }) => before.name === "super" || before.name === "self")
  ) {
    const parent = (index === 0 ? scope.module : (at ?? scope.module)).nearestMod().parent?.nearestMod();
    return (
      parent ??
      fail(query, index, "too many leading `super` keywords", "there are too many leading `super` keywords", at)
    );
  }
  if (name !== "crate" && name !== "self" && name !== "super" && name !== "$crate") return undefined;
  if (index === 0 && !query.global) {
    if (namespace !== "Type") return name === "self" ? undefined : query.dollarCrate(ident);
    if (name === "self") return scope.module.nearestMod();
    return name === "crate" ? scope.module.root() : query.dollarCrate(ident);
  }
  if (query.global && index === 0) {
    return fail(query, index, `global paths cannot start with \`${name}\``, "cannot start with this", undefined);
  }
  return fail(
    query,
    index,
    `\`${name}\` in paths can only be used in start position`,
    "can only be used in path start position",
    at,
  );
}

function lookupCrate(query: PathQuery, ident: Ident): Lookup {
  const binding = externCrate(query.crate, ident);
  return binding === undefined ? { kind: "NotFound" } : { kind: "Found", binding };
}

function unresolvedRest(module: Module, unresolvedSegments: number, binding: NameBinding | undefined): PathResult {
  const base: Res = { kind: "Def", def: module.def, defKind: module.kind === "Enum" ? "Enum" : "Trait" };
  return { kind: "NonModule", res: { base, unresolvedSegments }, binding };
}

/** The path reached something without names inside: fine at its end, or when the rest can be resolved by type. */
function stepInto(
  query: PathQuery,
  index: number,
  res: Res,
  module: Module | undefined,
  binding?: NameBinding,
): PathResult {
  const rest = query.segments.length - index - 1;
  if (res.kind === "Err") return { kind: "NonModule", res: { base: res, unresolvedSegments: 0 }, binding };
  if (
    (rest === 0 && query.namespace !== undefined) ||
    (query.namespace !== undefined && query.namespace !== "Macro" && isTypeLike(res))
  ) {
    return { kind: "NonModule", res: { base: res, unresolvedSegments: rest }, binding };
  }
  return { kind: "Failed", failure: { ...missingSegment(query, index, module, res), found: res } };
}

/** What `::name` can follow by type: rustc's "maybe an associated item". */
function isTypeLike(res: Res): boolean {
  if (res.kind !== "Def") return res.kind !== "Local" && res.kind !== "SelfCtor";
  switch (res.defKind) {
    case "Struct":
    case "Union":
    case "Enum":
    case "Trait":
    case "TraitAlias":
    case "TyAlias":
    case "AssocTy":
    case "TyParam":
    case "OpaqueTy":
    case "ForeignTy":
      return true;
    default:
      return false;
  }
}

// ---- words ----

function fail(
  query: PathQuery,
  index: number,
  message: string,
  label: string,
  module: Module | undefined,
): PathFailure {
  const span = (query.segments[index] as PathSegmentLike).ident.span;
  return { message, label, span, segmentIndex: index, module, found: undefined };
}

function missingSegment(query: PathQuery, index: number, module: Module | undefined, found?: Res): PathFailure {
  const { name } = (query.segments[index] as PathSegmentLike).ident;
  if (found !== undefined) return fail(query, index, ...notAModule(query, index, name, found, module), module);
  if (index === 0 && query.global) {
    return fail(
      query,
      index,
      `cannot find \`${name}\` in the crate root`,
      `could not find \`${name}\` in the list of imported crates`,
      undefined,
    );
  }
  if (module !== undefined) {
    const where = index === 1 ? (query.segments[0] as PathSegmentLike).ident.name : moduleName(module);
    const inWhat = module.isRoot() && module.crate === query.crate.id ? "the crate root" : `\`${moduleName(module)}\``;
    const shown = where === "self" || where === "super" || where === "$crate" ? moduleName(module) : where;
    return fail(
      query,
      index,
      `cannot find \`${name}\` in \`${shown}\``,
      `could not find \`${name}\` in ${inWhat}`,
      module,
    );
  }
  if (name === "Self") {
    const words = "`Self` is only available in impls, traits, and type definitions";
    return fail(query, index, "cannot find `Self` in this scope", words, undefined);
  }
  if (/^[A-Z]/.test(name))
    return fail(
      query,
      index,
      `cannot find type \`${name}\` in this scope`,
      `use of undeclared type \`${name}\``,
      undefined,
    );
  return fail(
    query,
    index,
    `cannot find module or crate \`${name}\` in this scope`,
    `use of unresolved module or unlinked crate \`${name}\``,
    undefined,
  );
}

function notAModule(
  query: PathQuery,
  index: number,
  name: string,
  found: Res,
  module: Module | undefined,
): [string, string] {
  const where =
    module === undefined
      ? "in this scope"
      : `in \`${index === 1 ? (query.segments[0] as PathSegmentLike).ident.name : moduleName(module)}\``;
  const kind = describeRes(found);
  if (query.namespace === undefined)
    return [`cannot find \`${name}\` ${where}`, `\`${name}\` is ${article(kind)} ${kind}, not a module`];
  return [
    `cannot find \`${name}\` ${where}`,
    `expected type, found ${kind} \`${name}\`${module === undefined ? "" : ` ${where}`}`,
  ];
}

function article(kind: string): string {
  return /^[aeio]/.test(kind) ? "an" : "a";
}

export function moduleName(module: Module): string {
  return module.isRoot() ? (module.name === "" ? "crate" : module.name) : module.name;
}
