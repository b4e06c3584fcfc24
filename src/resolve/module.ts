/**
 * Modules and the names in them while imports are being resolved. A module is anything with `::name` inside: a crate
 * root, `mod`, the anonymous module of a block with items, an enum (its variants) or a trait (its items). Declarations and
 * the small operations on them; who may use a name, and which one wins, is `idents.ts`.
 */
import type { FileId, Span } from "../base/source";
import type { Ident, NodeId } from "../syntax/ast";
import type { CrateId, DefId, Res, VisibilityScope } from "./def";
import type { PathFailure } from "./path";
import type { Namespace } from "./resolver";

export type ModuleKind = "Mod" | "Block" | "Enum" | "Trait";

export class Module {
  private readonly names = new Map<string, NameResolution>();
  private underscoreCount = 0;
  /** `use path::*` in this module. */
  readonly globs: Import[] = [];
  /** Globs elsewhere that import this module: told of each new name. */
  readonly globImporters: Import[] = [];
  /** Macro calls among its items that are not expanded yet: names may still appear. */
  unexpanded = new Set<object>();
  /** `#![no_implicit_prelude]`, here or in a parent. */
  noImplicitPrelude = false;
  /** Fills in the names when first asked for (enums, traits). */
  populate: (() => void) | undefined;
  /** The file its items are in. */
  bodyFile: FileId | undefined;
  /** Traits among its names; computed after imports are resolved. */
  traits: ModuleTraits | undefined;

  constructor(
    readonly def: DefId,
    readonly kind: ModuleKind,
    /** The lexically enclosing module. */
    readonly parent: Module | undefined,
    readonly name: string,
    readonly crate: CrateId,
    readonly span: Span,
  ) {}

  /** The nearest `mod`: what visibility and `self::` mean. */
  nearestMod(): Module {
    return this.kind === "Mod" || this.parent === undefined ? this : this.parent.nearestMod();
  }

  root(): Module {
    return this.parent === undefined ? this : this.parent.root();
  }

  isRoot(): boolean {
    return this.parent === undefined;
  }

  get(name: string, namespace: Namespace): NameResolution | undefined {
    this.fill();
    return this.names.get(keyOf(name, namespace));
  }

  getOrCreate(name: string, namespace: Namespace): NameResolution {
    this.fill();
    // Each `use … as _` is a name of its own that no path can say.
    const key = name === "_" ? keyOf(`_${++this.underscoreCount}#`, namespace) : keyOf(name, namespace);
    let resolution = this.names.get(key);
    if (resolution === undefined) {
      resolution = { name, namespace, singleImports: new Set(), nonGlob: undefined, glob: undefined };
      this.names.set(key, resolution);
    }
    return resolution;
  }

  /** Puts in a name whose bindings are read when first asked for. */
  addStored(resolution: NameResolution): void {
    const { name, namespace } = resolution;
    this.names.set(keyOf(name === "_" ? `_${++this.underscoreCount}#` : name, namespace), resolution);
  }

  entries(): IterableIterator<NameResolution> {
    this.fill();
    return this.names.values();
  }

  private fill(): void {
    const populate = this.populate;
    if (populate === undefined) return;
    this.populate = undefined;
    populate();
  }
}

function keyOf(name: string, namespace: Namespace): string {
  return (namespace === "Type" ? "t:" : namespace === "Value" ? "v:" : "m:") + name;
}

/** The traits among a module's names, and the name that brought each. */
export interface ModuleTraits {
  readonly list: readonly DefId[];
  readonly bindings: ReadonlyMap<DefId, NameBinding>;
}

/** What is known of one name of a module. */
export interface NameResolution {
  readonly name: string;
  readonly namespace: Namespace;
  /** Single imports that may still define the name. */
  readonly singleImports: Set<Import>;
  /** An item or a single import: shadows globs. */
  nonGlob: NameBinding | undefined;
  glob: NameBinding | undefined;
}

/** A name bound in a module, by a definition or an import. */
export interface NameBinding {
  readonly res: Res;
  readonly module: Module | undefined;
  readonly visibility: VisibilityScope;
  readonly span: Span;
  /** The macro call whose expansion it is from. */
  readonly expansion: Expansion;
  readonly import: Import | undefined;
  /** What the import imports: another binding, or nothing for an item. */
  readonly source: NameBinding | undefined;
  /** Another glob brings a different thing of this name. */
  readonly ambiguity: NameBinding | undefined;
  /** The module whose name it is. */
  readonly container: Module | undefined;
}

/** A macro call that was or will be expanded, as the origin of items. */
export interface Expansion {
  readonly id: number;
  readonly parent: Expansion | undefined;
}
export const rootExpansion: Expansion = { id: 0, parent: undefined };

export function isDescendantOf(expansion: Expansion, ancestor: Expansion): boolean {
  for (let at: Expansion | undefined = expansion; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** `macro_rules!` names visible by textual order, innermost first. */
export type MacroRulesScope =
  | { readonly kind: "Empty" }
  | { readonly kind: "Binding"; readonly name: string; readonly binding: NameBinding; readonly parent: MacroRulesScope }
  /** An item macro call: once expanded, the scope at the end of what it made. */
  | { readonly kind: "Invocation"; readonly parent: MacroRulesScope; output: MacroRulesScope | undefined };

export const emptyMacroScope: MacroRulesScope = { kind: "Empty" };

/** Where a path is written: what relative names mean there. */
export interface ParentScope {
  readonly module: Module;
  readonly macroRules: MacroRulesScope;
  readonly expansion: Expansion;
}

export type ImportKind = "Single" | "Glob" | "ExternCrate" | "MacroUse";

export interface ImportSegment {
  readonly ident: Ident;
  readonly id: NodeId | undefined;
}

/** One leaf of a `use` tree, or an `extern crate`. */
export class Import {
  /** `A::B` of `use A::B::c` and `use A::B::*`. */
  module: ImportTarget | undefined;
  resolved = false;
  failed = false;
  /** `self` in a list: only the module or type is imported. */
  typeOnly = false;
  /** In a `{ … }` list. */
  isNested = false;
  /** `#[prelude_import] use path::*;` */
  isPreludeImport = false;
  readonly bindings: Partial<Record<Namespace, NameBinding | "Undetermined">> = {};
  /** Namespaces whose answer is known (found or not). */
  readonly settled = new Set<Namespace>();
  /** What the segments of `path` named, for privacy errors and uses. */
  readonly pathBindings: { readonly binding: NameBinding; readonly isPrivate: boolean }[] = [];
  failure: PathFailure | undefined;
  used = false;

  constructor(
    readonly kind: ImportKind,
    readonly path: readonly ImportSegment[],
    /** The name that is imported, and the one it gets. */
    readonly source: Ident | undefined,
    readonly target: Ident | undefined,
    readonly scope: ParentScope,
    readonly visibility: VisibilityScope,
    /** The `Use` definition (or `ExternCrate`). */
    readonly def: DefId,
    readonly node: NodeId,
    readonly span: Span,
    /** The whole `use` item, for unused-import warnings. */
    readonly itemSpan: Span,
    readonly global: boolean,
  ) {}

  isGlob(): boolean {
    return this.kind === "Glob";
  }
}

/** What the path before the last name of an import leads to. */
export type ImportTarget =
  | { readonly kind: "Module"; readonly module: Module }
  /** `use name;`: whatever is in scope. */
  | { readonly kind: "CurrentScope" }
  /** `use ::name;` */
  | { readonly kind: "ExternPrelude" };
