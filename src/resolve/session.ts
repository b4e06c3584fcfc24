/**
 * The work of resolving one crate: what collection finds and the import/expand loop still has to do. Lives for the crate's
 * eager part; lazily resolved bodies of std make use of its expander and its world later on.
 */
import type { Diagnostics } from "../base/diagnostic";
import type { Item, MacCallItem } from "../syntax/ast";
import { findAttribute } from "./attributes";
import type { DefId } from "./def";
import type { Expander } from "./expander";
import type { ModuleFiles } from "./files";
import type { LintFile } from "./lint_levels";
import type { Expansion, Import, MacroRulesScope, ParentScope } from "./module";
import type { Owners } from "./owners";
import type { BodyReuse } from "./reuse/body_cache";
import { Suggestions } from "./suggest";
import type { CrateState, World } from "./world";

/** Where collected items go. */
export interface Place {
  readonly scope: ParentScope;
  /** The parent of the definitions: the module's own, or that of an enclosing function. */
  readonly parent: DefId;
}

/** A macro call among items, not expanded yet. */
export interface Invocation {
  readonly item: MacCallItem;
  readonly place: Place;
  readonly macroScope: Extract<MacroRulesScope, { kind: "Invocation" }>;
}

/** An item with `#[derive(…)]`: its impls are made when all names are known. */
export interface PendingDerive {
  readonly item: Item;
  readonly def: DefId;
  readonly place: Place;
}

export class CrateSession {
  readonly diagnostics: Diagnostics;
  invocations: Invocation[] = [];
  derives: PendingDerive[] = [];
  /** Imports still to be resolved. */
  pendingImports: Import[] = [];
  /** Of the crate's imports, how many were checked after the loop. */
  finalizedImports = 0;
  /** While imports are resolved for macro paths alone. */
  quietConflicts = false;
  /** The files read so far, for the lint levels in them. */
  readonly lintFiles: LintFile[] = [];
  readonly reportedConflicts = new Set<string>();
  readonly suggestions: Suggestions;
  /** Set once, by `crates.ts`. */
  owners!: Owners;
  /** What the last check found in bodies, where it was kept. */
  reuse: BodyReuse | undefined;
  private expansionCount = 0;

  constructor(
    readonly world: World,
    readonly crate: CrateState,
    readonly expander: Expander,
    readonly files: ModuleFiles,
  ) {
    this.diagnostics = crate.diagnostics;
    this.suggestions = new Suggestions(this);
  }

  newExpansion(parent: Expansion): Expansion {
    return { id: ++this.expansionCount, parent };
  }

  expansions(): number {
    return this.expansionCount;
  }

  /** Expansions of a stored crate are numbered already. */
  startExpansionsAt(count: number): void {
    this.expansionCount = count;
  }

  queueDerives(item: Item, def: DefId, place: Place): void {
    if (item.attrs.length > 0 && findAttribute(item.attrs, "derive") !== undefined)
      this.derives.push({ item, def, place });
  }

  addImport(made: Import): void {
    this.crate.imports.push(made);
    this.pendingImports.push(made);
  }
}
