/**
 * Macro expansion as resolution uses it, for one crate: which macro a definition is, and module paths for `module_path!`.
 * Which macro a *path* names is decided in `macros.ts`.
 */
import type { SourceFile } from "../base/source";
import type { Ident, Item, MacCallItem, MacroDefItem, Variant } from "../syntax/ast";
import type { ParsedFile } from "../syntax/parse";
import type { ExpandEnvironment, MacroDef } from "../expand/environment";
import { Expander as TreeExpander, type ExpandScope } from "../expand/expand";
import type { HygieneTable } from "../expand/hygiene";
import type { Def, DefId } from "./def";
import type { Module } from "./module";
import type { CrateSession } from "./session";
import type { CrateState, World } from "./world";

export class Expander {
  readonly hygiene: HygieneTable;
  private readonly inner: TreeExpander;

  constructor(
    private readonly world: World,
    private readonly crate: CrateState,
    readonly env: ExpandEnvironment,
  ) {
    this.hygiene = env.hygiene;
    this.inner = new TreeExpander(env);
  }

  limitRecursion(limit: number): void {
    this.inner.limitRecursion(limit);
  }

  parseFile(file: SourceFile): ParsedFile {
    return this.inner.parseFile(file);
  }

  /** The item with its `cfg_attr`s applied; undefined if it is configured out. */
  configureItem<T extends Pick<Item, "attrs">>(item: T): T | undefined {
    return this.inner.configure(item);
  }

  configureVariant(variant: Variant): Variant | undefined {
    return this.inner.configure(variant);
  }

  /** Takes note of a definition; its rules are compiled when it is first called. */
  noteMacro(def: Def, item: MacroDefItem): void {
    this.crate.macros.set(def.id, () => this.compile(item));
  }

  compile(item: MacroDefItem): MacroDef {
    return this.inner.macroOf(item, this.crate.id);
  }

  /** The macro of a definition: an object whose identity hygiene compares. */
  macroOf(def: DefId): MacroDef | undefined {
    return this.world.crateOf(def).macros.get(def)?.();
  }

  expandItems(macro: MacroDef, item: MacCallItem, place: "Mod" | "Trait" | "Impl", module: Module): readonly Item[] {
    return this.inner.expandItemCall(item, macro, place, this.modulePath(module));
  }

  expandDerives(item: Item): readonly Item[] {
    return this.inner.expandDerives(item);
  }

  /** Everything but bodies. */
  expandSignature<T>(node: T, scope: ExpandScope): T {
    return this.inner.expandSignature(node, scope);
  }

  expandBody<T>(node: T, scope: ExpandScope): T {
    return this.inner.expand(node, scope);
  }

  /** `crate_name::a::b` */
  modulePath(module: Module): string {
    const mod = module.nearestMod();
    return mod.parent === undefined ? mod.name || this.crate.name : `${this.modulePath(mod.parent)}::${mod.name}`;
  }

  /** The root of the crate that `$crate` (or `crate`) means. */
  dollarCrate(ident: Ident, session: CrateSession): Module {
    const mark = ident.name === "$crate" ? this.hygiene.firstMark(ident.span.ctxt) : undefined;
    if (mark === undefined) return session.crate.root;
    // A program has a second root where it has a library of its own package.
    if (mark.crate === session.crate.id && session.crate.library !== undefined)
      return this.rootOfMacro(mark.macro as MacroDef, session);
    return session.world.crates[mark.crate]?.root ?? session.crate.root;
  }

  private rootOfMacro({ item }: MacroDef, session: CrateSession): Module {
    const def = session.crate.definitions.ofNode(item.id);
    return def === undefined ? session.crate.root : session.world.enclosingMod(def).root();
  }
}
