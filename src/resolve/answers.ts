/** The `Resolver` of one program: answers from the sessions of its crates. */
import type { Diagnostics } from "../base/diagnostic";
import { expectDefined } from "../base/invariant";
import type { SourceMap } from "../base/source";
import type { HygieneTable } from "../expand/hygiene";
import type { NodeId, Visibility } from "../syntax/ast";
import { type CrateId, crateOf, type Def, type DefId, type VisibilityScope } from "./def";
import { checkAttributeNames } from "./check_attribute_names";
import { type ImportsAsked, reportUnusedImports } from "./unused_imports";
import { reportUnusedMacros } from "./unused_macros";
import { type Fragment, fragmentModule, type FragmentScope, resolveFragment } from "./fragment";
import { traitOfImpl } from "./impls";
import { LintLevels } from "./lint_levels";
import type { Module, ModuleTraits, NameBinding } from "./module";
import type { BodyReuse } from "./reuse/body_cache";
import type { ExpandedBody, ModuleChild, OwnerResolutions, Resolver } from "./resolver";
import type { CrateSession } from "./session";
import { useBinding } from "./uses";
import { resolveVisibility } from "./visibility";
import type { Edition } from "./world";

export class Answers implements Resolver {
  readonly edition: Edition;
  readonly recursionLimit: number;
  readonly sources: SourceMap;
  readonly diagnostics: Diagnostics;
  readonly hygiene: HygieneTable;
  readonly langItems: ReadonlyMap<string, DefId>;
  readonly diagnosticItems: ReadonlyMap<string, DefId>;
  readonly lintLevels: LintLevels;
  private readonly traitImpls = new Map<DefId, DefId[]>();
  private readonly ownImpls: DefId[] = [];
  private indexedImpls = [0, 0, 0, 0];

  constructor(
    private readonly sessions: readonly CrateSession[],
    private readonly user: CrateSession,
    /** From std's index. */
    readonly storedAnswer: ((name: string, def: DefId) => unknown) | undefined,
  ) {
    this.edition = user.crate.edition;
    this.recursionLimit = user.crate.recursionLimit;
    this.sources = user.world.sources;
    this.diagnostics = user.diagnostics;
    this.hygiene = user.expander.env.hygiene;
    this.lintLevels = new LintLevels(user.lintFiles, (diagnostic) => this.diagnostics.push(diagnostic));
    this.langItems = new Map(sessions.flatMap((session) => [...session.crate.langItems]));
    this.diagnosticItems = new Map(sessions.flatMap((session) => [...session.crate.diagnosticItems]));
  }

  private session(def: DefId): CrateSession {
    return expectDefined(this.sessions[crateOf(def)], "crate");
  }

  // ---- definitions ----

  def(id: DefId): Def {
    return this.session(id).owners.def(id);
  }

  defs(crate: CrateId): readonly Def[] {
    return this.user.world.crate(crate).definitions.list;
  }

  crateName(crate: CrateId): string {
    return this.user.world.crate(crate).name;
  }

  crateRoot(crate: CrateId): DefId {
    return this.user.world.crate(crate).root.def;
  }

  children(module: DefId): readonly ModuleChild[] {
    const found = this.user.world.moduleOf(module);
    if (found === undefined) return [];
    return [...found.entries()].flatMap((resolution): ModuleChild[] => {
      const binding = resolution.nonGlob ?? resolution.glob;
      if (binding === undefined) return [];
      const { res, visibility } = binding;
      const imported = binding.import !== undefined;
      return [
        {
          name: resolution.name,
          namespace: resolution.namespace,
          res,
          visibility,
          imported,
          glob: binding.import?.kind === "Glob",
        },
      ];
    });
  }

  childDefs(def: DefId): readonly DefId[] {
    return this.session(def).owners.childDefs(def);
  }

  ctorOf(def: DefId): DefId | undefined {
    return this.session(def)
      .crate.definitions.children(def)
      .find((child) => this.user.world.def(child).kind === "Ctor");
  }

  ownerOf(def: DefId): DefId {
    return this.session(def).owners.ownerOf(def);
  }

  moduleOf(def: DefId): DefId {
    return this.user.world.enclosingMod(def).def;
  }

  defOfNode(crate: CrateId, node: NodeId): DefId | undefined {
    return this.user.world.crate(crate).definitions.ofNode(node);
  }

  defsInBody(owner: DefId): readonly DefId[] {
    return this.session(owner).owners.defsInBody(owner);
  }

  get reuse(): BodyReuse | undefined {
    return this.user.reuse;
  }

  // ---- resolutions ----

  resolutions(def: DefId): OwnerResolutions {
    const { owners } = this.session(def);
    return owners.signatureOf(owners.ownerOf(def));
  }

  bodyOf(def: DefId): ExpandedBody | undefined {
    return this.session(def).owners.bodyOf(def);
  }

  traitScopes(node: NodeId, owner: DefId): readonly (readonly DefId[])[] {
    const scopes = this.modulesAround(node, owner).map((module) => traitsOf(module).list);
    const current = this.currentTrait(owner);
    return current === undefined ? scopes : [...scopes, [current]];
  }

  useTrait(trait: DefId, node: NodeId, owner: DefId): void {
    for (const module of this.modulesAround(node, owner)) {
      const binding = traitsOf(module).bindings.get(trait);
      if (binding !== undefined) return useBinding(binding);
    }
  }

  /** The modules whose names can be used, innermost first: blocks with items, the module, the prelude. */
  private modulesAround(node: NodeId, owner: DefId): readonly Module[] {
    const session = this.session(owner);
    const item = session.owners.ownerOf(owner);
    const start =
      session.owners.tablesOf(item).blocks.get(node) ?? session.crate.scopes.get(item)?.module ?? session.crate.root;
    const found: Module[] = [];
    for (let module: Module | undefined = start; module !== undefined; module = module.parent) {
      found.push(module);
      if (module.kind === "Mod") break;
    }
    if (!start.noImplicitPrelude && session.crate.prelude !== undefined) found.push(session.crate.prelude);
    return found;
  }

  /** Inside a trait or an impl of it, its items can be named without an import. */
  private currentTrait(owner: DefId): DefId | undefined {
    const { owners } = this.session(owner);
    for (let at: DefId | undefined = owners.ownerOf(owner); at !== undefined; at = this.user.world.def(at).parent) {
      const def = this.user.world.def(at);
      if (def.kind === "Trait") return at;
      if (def.kind === "Impl") return traitOfImpl(this.session(at), at);
    }
    return undefined;
  }

  resolveFragment(text: string, scope: FragmentScope): Fragment | undefined {
    return resolveFragment(this.user, text, scope);
  }

  fragmentModule(scope: Pick<FragmentScope, "owner" | "at">): DefId {
    return fragmentModule(this.user, scope);
  }

  reportUnusedImports(which: ImportsAsked): void {
    reportUnusedImports(this.user, this.lintLevels, which);
  }

  reportUnusedMacros(): void {
    reportUnusedMacros(this.user, this.lintLevels);
  }

  checkAttributeNames(): void {
    checkAttributeNames(this.user, (fault) => this.diagnostics.push(fault));
  }

  // ---- visibility ----

  visibilityScope(visibility: Visibility, owner: DefId): VisibilityScope {
    const session = this.session(owner);
    const scope = session.crate.scopes.get(session.owners.ownerOf(owner));
    return scope === undefined ? { kind: "Public" } : resolveVisibility(session, visibility, scope);
  }

  isAccessible(visibility: VisibilityScope, from: DefId): boolean {
    const { fragments } = this.user.crate;
    if (fragments.size > 0 && fragments.has(this.ownerOf(from))) return true;
    return visibility.kind === "Public" || this.user.world.isAncestor(visibility.module, from);
  }

  // ---- tables ----

  allImpls(): readonly DefId[] {
    return this.sessions.flatMap(({ crate }) => [
      ...(crate.storedImpls?.all() ?? []),
      ...crate.impls.map((entry) => entry.def),
    ]);
  }

  implsOf(trait: DefId): readonly DefId[] {
    this.indexImpls();
    const own = this.traitImpls.get(trait) ?? [];
    const stored = this.sessions.flatMap(({ crate }) => crate.storedImpls?.of(trait) ?? []);
    return stored.length === 0 ? own : [...stored, ...own];
  }

  inherentImpls(): readonly DefId[] {
    this.indexImpls();
    return [...this.sessions.flatMap(({ crate }) => crate.storedImpls?.inherent() ?? []), ...this.ownImpls];
  }

  selfKeyOf(impl: DefId): string | undefined {
    return this.session(impl).crate.storedImpls?.selfKey(impl);
  }

  /** Impls of bodies may have come since the last time. */
  private indexImpls(): void {
    this.sessions.forEach((session, crate) => {
      const { impls } = session.crate;
      for (let i = this.indexedImpls[crate] ?? 0; i < impls.length; i++) {
        const entry = impls[i];
        if (entry === undefined) continue;
        if (entry.trait === undefined) {
          this.ownImpls.push(entry.def);
          continue;
        }
        const trait = traitOfImpl(session, entry.def);
        if (trait === undefined) continue;
        const list = this.traitImpls.get(trait);
        if (list === undefined) this.traitImpls.set(trait, [entry.def]);
        else list.push(entry.def);
      }
      this.indexedImpls[crate] = impls.length;
    });
  }

  mainFunction(): DefId | undefined {
    const resolution = this.user.crate.root.get("main", "Value");
    const res = (resolution?.nonGlob ?? resolution?.glob)?.res;
    return res?.kind === "Def" && res.defKind === "Fn" ? res.def : undefined;
  }
}

/** The traits that a module names, imports included. */
function traitsOf(module: Module): ModuleTraits {
  if (module.traits !== undefined) return module.traits;
  const bindings = new Map<DefId, NameBinding>();
  for (const resolution of module.entries()) {
    if (resolution.namespace !== "Type") continue;
    const binding = resolution.nonGlob ?? resolution.glob;
    if (binding?.res.kind !== "Def" || (binding.res.defKind !== "Trait" && binding.res.defKind !== "TraitAlias"))
      continue;
    if (!bindings.has(binding.res.def)) bindings.set(binding.res.def, binding);
  }
  module.traits = { list: [...bindings.keys()], bindings };
  return module.traits;
}
