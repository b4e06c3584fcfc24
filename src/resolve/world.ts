/**
 * The state that name resolution keeps: one `CrateState` a crate, and the `World` of crates that see each other. std's three
 * crates make a world that is shared by all compilations of a process; each compilation adds its own crate to a copy.
 */
import type { Diagnostics } from "../base/diagnostic";
import { expectDefined } from "../base/invariant";
import type { SourceMap, Span } from "../base/source";
import type { MacroDef } from "../expand/environment";
import { defaultRecursionLimit } from "../expand/expand";
import type { NodeId, NodeIds } from "../syntax/ast";
import { type CrateId, crateOf, type Def, type DefId, type VisibilityScope } from "./def";
import { Definitions } from "./definitions";
import type { Import, Module, NameBinding, ParentScope } from "./module";

export type Edition = 2021 | 2024;

/** An impl, as found; its trait is resolved when first asked for. */
export interface ImplEntry {
  readonly def: DefId;
  trait: DefId | undefined | "unresolved";
}

/** Impls of a crate as its index has them. */
export interface StoredImpls {
  of(trait: DefId): readonly DefId[];
  inherent(): readonly DefId[];
  all(): readonly DefId[];
  /** The outermost constructor of the self type of an impl of a list that was asked for; undefined where it is not known. */
  selfKey(impl: DefId): string | undefined;
}

/** What a crate starts with that comes from the std index. */
export type StoredState = Pick<
  CrateState,
  "definitions" | "modules" | "scopes" | "langItems" | "diagnosticItems" | "macroUsePrelude" | "macros"
> & { readonly impls: StoredImpls };

export class CrateState {
  readonly definitions: Definitions;
  root!: Module;
  readonly modules: Map<DefId, Module>;
  /** Anonymous modules, by the block's id. */
  readonly blockModules = new Map<NodeId, Module>();
  /** See `fragment.ts`. */
  readonly fragments = new Set<DefId>();
  /** What relative names mean at an owner. */
  readonly scopes: Map<DefId, ParentScope>;
  readonly imports: Import[] = [];
  /** Those that were not stored. */
  readonly impls: ImplEntry[] = [];
  readonly storedImpls: StoredImpls | undefined;
  readonly langItems: Map<string, DefId>;
  readonly diagnosticItems: Map<string, DefId>;
  /** Crates that a path may start with. */
  readonly externPrelude = new Map<string, Module>();
  /** The root of the package's own library, where the program is another target of the package. */
  library: Module | undefined;
  /** Crates that `Cargo.toml` names and we do not have, with the place where each is first used. */
  readonly missingCrates = new Map<string, Span | undefined>();
  /** Macros of `#[macro_use] extern crate`. */
  readonly macroUsePrelude: Map<string, NameBinding>;
  /** The module of `#[prelude_import]`. */
  prelude: Module | undefined;
  /** `#![recursion_limit = "…"]`: how deep macros, dereferences and obligations may nest. */
  recursionLimit = defaultRecursionLimit;
  /** Macro definitions, compiled when first called. */
  readonly macros: Map<DefId, () => MacroDef>;
  /** Impls whose items are not collected yet. */
  readonly pendingImpls = new Map<DefId, () => void>();

  constructor(
    readonly id: CrateId,
    readonly name: string,
    readonly edition: Edition,
    readonly ids: NodeIds,
    readonly diagnostics: Diagnostics,
    stored?: StoredState,
  ) {
    this.definitions = stored?.definitions ?? new Definitions(id);
    this.modules = stored?.modules ?? new Map();
    this.scopes = stored?.scopes ?? new Map();
    this.langItems = stored?.langItems ?? new Map();
    this.diagnosticItems = stored?.diagnosticItems ?? new Map();
    this.macroUsePrelude = stored?.macroUsePrelude ?? new Map();
    this.macros = stored?.macros ?? new Map();
    this.storedImpls = stored?.impls;
  }
}

export class World {
  constructor(
    readonly sources: SourceMap,
    readonly crates: CrateState[],
  ) {}

  crate(id: CrateId): CrateState {
    return expectDefined(this.crates[id], `crate ${id}`);
  }

  crateOf(def: DefId): CrateState {
    return this.crate(crateOf(def));
  }

  def(id: DefId): Def {
    return this.crateOf(id).definitions.get(id);
  }

  /** The module a definition is (a `mod`, block, enum or trait). */
  moduleOf(def: DefId): Module | undefined {
    return this.crateOf(def).modules.get(def);
  }

  /** The nearest definition around `def` (or itself) that is a `mod`. */
  enclosingMod(def: DefId): Module {
    for (let at: DefId | undefined = def; at !== undefined; at = this.def(at).parent) {
      const module = this.moduleOf(at);
      if (module?.kind === "Mod") return module;
    }
    throw new Error("definition outside of a crate");
  }

  isAccessible(visibility: VisibilityScope, from: Module): boolean {
    if (visibility.kind === "Public") return true;
    for (let at: Module | undefined = from; at !== undefined; at = at.parent)
      if (at.def === visibility.module) return true;
    return false;
  }

  /** Whether everything that sees `b` sees `a`. */
  isAtLeast(a: VisibilityScope, b: VisibilityScope): boolean {
    if (a.kind === "Public") return true;
    if (b.kind === "Public") return false;
    const module = this.moduleOf(b.module);
    return module !== undefined && this.isAccessible(a, module);
  }

  isAncestor(ancestor: DefId, def: DefId): boolean {
    for (let at: DefId | undefined = def; at !== undefined; at = this.def(at).parent) if (at === ancestor) return true;
    return false;
  }
}
