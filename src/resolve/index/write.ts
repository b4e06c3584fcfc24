/**
 * Makes the std index out of std as `loadStd` gives it: after every impl and trait is collected and every signature expanded, all
 * definitions, modules, scopes and hygiene contexts are numbered and written down. For the build only; `open.ts` reads it back.
 */
import { bug } from "../../base/invariant";
import type { SyntaxContext } from "../../base/source";
import type { ExpansionInfo } from "../../expand/hygiene";

import { crateOf, type Def, type DefId, type VisibilityScope } from "../def";
import type { StdCrates } from "../crates";
import { traitOfImpl } from "../impls";
import type { Expansion, Import, MacroRulesScope, Module, NameBinding, ParentScope } from "../module";
import type { CrateSession } from "../session";
import { selfKeyOf } from "./self_key";
import {
  type Base,
  type InternedValue,
  noBase,
  separator,
  type StdIndex,
  type StoredAnswerTable,
  type StoredCrate,
} from "./format";
import { Shapes, Store, type Writer } from "./write_values";

/** Hands out numbers to objects, in order of first use; `0` in records stands for none. */
class Numbers<T> {
  readonly list: T[] = [];
  private readonly known = new Map<unknown, number>();

  constructor(private readonly keyOf: (value: T) => unknown = (value) => value) {}

  of(value: T): number {
    const key = this.keyOf(value);
    let number = this.known.get(key);
    if (number === undefined) {
      number = this.list.length;
      this.known.set(key, number);
      this.list.push(value);
    }
    return number;
  }

  opt(value: T | undefined): number {
    return value === undefined ? 0 : this.of(value) + 1;
  }
}

type MacroBinding = Extract<MacroRulesScope, { kind: "Binding" }>;

/** The scope without the calls that were expanded: what they made stands in their place. */
function settled(scope: MacroRulesScope): MacroBinding | undefined {
  let at = scope;
  while (at.kind === "Invocation") at = at.output ?? at.parent;
  return at.kind === "Binding" ? at : undefined;
}

/** Asks for everything that is done on demand, save bodies. */
export function completeStd({ sessions }: StdCrates): void {
  for (const { owners, crate } of sessions) {
    const { list } = crate.definitions;
    for (let i = 0; i < list.length; i++) owners.childDefs((list[i] as Def).id);
    for (const { id } of list.slice()) owners.def(id);
  }
}

/** What later stages found out about std: plain data, with values in it that they share. */
export interface LaterAnswers {
  /** By question. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<DefId, unknown>>;
  readonly partsOf: (value: InternedValue) => unknown;
  /** Those whose body is among the answers. */
  readonly compiled: ReadonlySet<DefId>;
}

const noAnswers: LaterAnswers = {
  answers: new Map(),
  partsOf: () => bug("a type in std's syntax"),
  compiled: new Set(),
};

export function writeStd(std: StdCrates, later: LaterAnswers = noAnswers): StdIndex {
  completeStd(std);
  return new StdWriter(std, later).write();
}

class StdWriter {
  private readonly shapes: Shapes;
  private readonly store: Store;
  private readonly modules = new Numbers<Module>();
  private readonly bindings = new Numbers<NameBinding>();
  private readonly imports = new Numbers<Import>();
  private readonly macroScopes = new Numbers<MacroBinding>();
  private readonly expansions = new Numbers<Expansion>();
  private readonly marks = new Numbers<ExpansionInfo>();
  private readonly scopes = new Numbers<ParentScope>(
    (scope) =>
      `${this.modules.of(scope.module)} ${this.macroScopes.opt(settled(scope.macroRules))} ${this.expansions.of(scope.expansion)}`,
  );
  private readonly macroDefs = new Map<object, DefId>();
  private readonly kinds = new Numbers<readonly [Def["kind"], Def["node"]["kind"]]>(String);
  private readonly bases = new Map<DefId, Base>();

  constructor(
    private readonly std: StdCrates,
    private readonly later: LaterAnswers,
  ) {
    this.shapes = new Shapes(later.partsOf);
    this.store = new Store(this.shapes);
  }

  write(): StdIndex {
    const { sessions, world, hygiene, diagnostics } = this.std;
    for (const session of sessions) this.learn(session);
    this.shapes.learn(diagnostics.list);
    for (const values of this.later.answers.values()) for (const value of values.values()) this.shapes.learn(value);
    const shapes = this.shapes.finish();
    const crates = sessions.map((session) => this.crate(session));
    // Modules name bindings and scopes, which name modules: each list grows while the others are written.
    const tables = this.shared();
    const contexts = hygiene.count();
    const contextTable = this.store.records(
      Array.from({ length: contexts }, (_, i) => i as SyntaxContext),
      (w, ctxt) => {
        w.uint(hygiene.parent(ctxt));
        w.uint(this.marks.opt(hygiene.outerMark(ctxt)));
      },
    );
    const marks = this.store.records(this.marks.list, (w, mark) => this.mark(w, mark));
    const index: Omit<StdIndex, "data" | "strings"> = {
      files: world.sources.files.map((file) => file.name),
      shapes,
      kinds: this.kinds.list,
      contexts,
      crates,
      tables: { ...tables, contexts: contextTable, marks },
      diagnostics: this.store.record((w) => w.value(diagnostics.list)),
      answers: [...this.later.answers].flatMap(([name, values]) => this.answerTables(name, values)),
      interned: this.store.records(this.shapes.internedParts, (w, parts) => w.value(parts)),
      streams: this.store.finishStreams(),
    };
    return { ...index, strings: this.shapes.stringList.join(separator), data: this.store.bytes() };
  }

  private learn({ crate, expander }: CrateSession): void {
    for (const def of crate.definitions.list) {
      this.shapes.attributes = def.attributes;
      this.shapes.learn(def.attributes);
      this.shapes.learn(this.kept(def));
      if (def.node.kind !== "Item" || def.node.item.kind !== "MacroDef") continue;
      const macro = expander.macroOf(def.id);
      if (macro !== undefined) this.macroDefs.set(macro, def.id);
    }
    this.shapes.attributes = undefined;
    for (const module of crate.modules.values())
      for (const { nonGlob, glob } of module.entries())
        for (const binding of [nonGlob, glob]) if (binding !== undefined) this.learnBinding(binding);
    for (const made of crate.imports) this.shapes.learn([made.source, made.target]);
  }

  private learnBinding(binding: NameBinding): void {
    this.shapes.learn(binding.res);
    if (binding.import !== undefined) this.shapes.learn([binding.import.source, binding.import.target]);
    if (binding.source !== undefined) this.learnBinding(binding.source);
    if (binding.ambiguity !== undefined) this.learnBinding(binding.ambiguity);
  }

  private answerTables(name: string, values: ReadonlyMap<DefId, unknown>): StoredAnswerTable[] {
    return this.std.sessions.map(({ crate: { id, definitions } }) => {
      const own = [...values].filter(([def]) => crateOf(def) === id);
      // What a macro made several times stands together: it packs better.
      const spanOf = (def: DefId) => definitions.get(def).span;
      const byPlace = own.sort(([a], [b]) => spanOf(a).file - spanOf(b).file || spanOf(a).lo - spanOf(b).lo || a - b);
      const pairs = byPlace.map(([def, value]) => {
        const { file, lo, ctxt } = spanOf(def);
        return [def & 0xffffff, this.store.value(value, { file, lo, ctxt, id: 0, def })] as const;
      });
      return { name, crate: id, table: this.store.pairs(pairs) };
    });
  }

  // ---- a crate ----

  private crate(session: CrateSession): StoredCrate {
    const { crate } = session;
    const { store } = this;
    const defs = crate.definitions.list;
    const byTrait = new Map<DefId, DefId[]>();
    const inherent: DefId[] = [];
    for (const { def, trait } of crate.impls) {
      if (trait === undefined) inherent.push(def);
      const of = trait === undefined ? undefined : traitOfImpl(session, def);
      if (of !== undefined) byTrait.set(of, [...(byTrait.get(of) ?? []), def]);
    }
    const defList = (list: readonly DefId[]) =>
      store.record((w) => {
        writeDefs(w, list);
        for (const def of list) w.string(selfKeyOf(session, def) ?? "");
      });
    const named = (entries: Iterable<[string, NameBinding]>) =>
      [...entries].map(([name, binding]) => [name, this.bindings.of(binding)] as const);
    return {
      name: crate.name,
      ids: crate.ids.count(),
      defs: defs.length,
      expansions: session.expansions(),
      defTable: store.table(defs.map((def) => this.def(def, session))),
      defKinds: store.column(defs.map((def) => this.kinds.of([def.kind, def.node.kind]))),
      defNames: store.column(defs.map((def) => this.shapes.stringIndex(def.name))),
      defParents: store.column(defs.map(({ parent }) => (parent === undefined ? 0 : (parent & 0xffffff) + 1))),
      nodeTable: store.pairs(crate.definitions.nodes()),
      root: this.modules.of(crate.root),
      prelude: crate.prelude === undefined ? null : this.modules.of(crate.prelude),
      externPrelude: [...crate.externPrelude].map(([name, module]) => [name, this.modules.of(module)] as const),
      macroUsePrelude: named(crate.macroUsePrelude),
      langItems: [...crate.langItems],
      diagnosticItems: [...crate.diagnosticItems],
      traitImpls: [...byTrait].map(([trait, list]) => [trait, defList(list)] as const),
      inherentImpls: defList(inherent),
      allImpls: defList(crate.impls.map(({ def }) => def)),
    };
  }

  private def(def: Def, { crate }: CrateSession): number {
    const outer = def.parent === undefined ? noBase : this.baseOf(def.parent);
    const base = this.baseOf(def.id);
    return this.store.record((w) => {
      writeVisibility(w, def.visibility);
      w.span(def.span);
      w.span(def.nameSpan);
      w.uint(this.scopes.opt(crate.scopes.get(def.id)));
      w.uint(this.modules.opt(crate.modules.get(def.id)));
      w.int(base.id - outer.id);
      w.listApart(def.attributes, base);
      w.behindOrApart(this.kept(def), base, def.attributes);
      writeDefs(w, crate.definitions.children(def.id), def.id);
    }, outer);
  }

  /** A definition without a node id of its own has its parent's. */
  private baseOf(id: DefId): Base {
    let base = this.bases.get(id);
    if (base === undefined) {
      const { span, node, parent } = this.std.world.def(id);
      const { file, lo, ctxt } = span;
      const ownId = nodeIdOf(node) ?? (parent === undefined ? 0 : this.baseOf(parent).id);
      this.bases.set(id, (base = { file, lo, ctxt, id: ownId, def: id }));
    }
    return base;
  }

  /**
   * Items of traits, impls, modules and foreign blocks are definitions by now: nobody reads them from the syntax around. Nor
   * does anyone read the tokens of a body that is there compiled.
   */
  private kept({ id, node }: Def): unknown {
    if (node.kind !== "Item" && node.kind !== "AssocItem") return node;
    const { item } = node;
    if ("items" in item && item.items !== undefined) return { ...node, item: { ...item, items: [] } };
    const body = item.kind === "Fn" ? item.body : undefined;
    if (body === undefined || !("force" in body) || !this.later.compiled.has(id)) return node;
    const { kind, span, close, force } = body;
    return { ...node, item: { ...item, body: { kind, span, close, force, compiled: true } } };
  }

  // ---- what definitions share ----

  private shared(): Omit<StdIndex["tables"], "contexts" | "marks"> {
    const { store } = this;
    const at = {
      modules: [] as number[],
      bindings: [] as number[],
      imports: [] as number[],
      scopes: [] as number[],
      macroScopes: [] as number[],
      expansions: [] as number[],
    };
    const each = <T>(numbers: Numbers<T>, out: number[], write: (w: Writer, one: T) => void): boolean => {
      const before = out.length;
      while (out.length < numbers.list.length) out.push(store.record((w) => write(w, numbers.list[out.length] as T)));
      return out.length > before;
    };
    for (;;) {
      const more = [
        each(this.modules, at.modules, (w, one) => this.module(w, one)),
        each(this.bindings, at.bindings, (w, one) => this.binding(w, one)),
        each(this.imports, at.imports, (w, one) => this.import(w, one)),
        each(this.scopes, at.scopes, (w, one) => this.scope(w, one)),
        each(this.macroScopes, at.macroScopes, (w, one) => this.macroScope(w, one)),
        each(this.expansions, at.expansions, (w, one) => this.expansion(w, one)),
      ];
      if (!more.includes(true)) break;
    }
    return {
      modules: store.table(at.modules),
      bindings: store.table(at.bindings),
      imports: store.table(at.imports),
      scopes: store.table(at.scopes),
      macroScopes: store.table(at.macroScopes),
      expansions: store.table(at.expansions),
    };
  }

  private module(w: Writer, module: Module): void {
    w.uint(module.def);
    w.string(module.kind);
    w.uint(this.modules.opt(module.parent));
    w.string(module.name);
    w.uint(module.crate);
    w.span(module.span);
    w.uint(module.noImplicitPrelude ? 1 : 0);
    w.uint(module.bodyFile === undefined ? 0 : module.bodyFile + 1);
    const names = [...module.entries()].filter(({ nonGlob, glob }) => (nonGlob ?? glob) !== undefined);
    w.uint(names.length);
    for (const { name, namespace, nonGlob, glob } of names) {
      w.string(name);
      w.string(namespace);
      w.uint(this.bindings.opt(nonGlob));
      w.uint(this.bindings.opt(glob));
    }
  }

  private binding(w: Writer, binding: NameBinding): void {
    w.value(binding.res);
    w.uint(this.modules.opt(binding.module));
    writeVisibility(w, binding.visibility);
    w.span(binding.span);
    w.uint(this.expansions.of(binding.expansion));
    w.uint(this.imports.opt(binding.import));
    w.uint(this.bindings.opt(binding.source));
    w.uint(this.bindings.opt(binding.ambiguity));
    w.uint(this.modules.opt(binding.container));
  }

  private import(w: Writer, made: Import): void {
    w.string(made.kind);
    w.value([made.source, made.target]);
    w.uint(this.scopes.of(made.scope));
    writeVisibility(w, made.visibility);
    w.uint(made.def);
    w.uint(made.node);
    w.span(made.span);
    w.span(made.itemSpan);
    w.uint((made.global ? 1 : 0) + (made.typeOnly ? 2 : 0) + (made.isNested ? 4 : 0));
  }

  private scope(w: Writer, scope: ParentScope): void {
    w.uint(this.modules.of(scope.module));
    w.uint(this.macroScopes.opt(settled(scope.macroRules)));
    w.uint(this.expansions.of(scope.expansion));
  }

  private macroScope(w: Writer, scope: MacroBinding): void {
    w.string(scope.name);
    w.uint(this.bindings.of(scope.binding));
    w.uint(this.macroScopes.opt(settled(scope.parent)));
  }

  private expansion(w: Writer, expansion: Expansion): void {
    w.uint(expansion.id);
    w.uint(this.expansions.opt(expansion.parent));
  }

  private mark(w: Writer, mark: ExpansionInfo): void {
    const macro = this.macroDefs.get(mark.macro);
    if (macro === undefined && mark.kind !== "Derive") bug(`std uses a macro that is no definition: ${mark.name}`);
    w.uint(macro === undefined ? 0 : macro + 1);
    w.string(mark.name);
    w.string(mark.kind);
    w.uint(mark.crate);
    w.span(mark.callSite);
    w.uint(mark.defSite === undefined ? 0 : 1);
    if (mark.defSite !== undefined) w.span(mark.defSite);
  }
}

function nodeIdOf(node: Def["node"]): number | undefined {
  switch (node.kind) {
    case "Item":
    case "AssocItem":
    case "ForeignItem":
      return node.item.id;
    case "Variant":
      return node.variant.id;
    default:
      return undefined;
  }
}

function writeDefs(w: Writer, defs: readonly DefId[], before = 0): void {
  w.uint(defs.length);
  let last = before;
  for (const def of defs) {
    w.int(def - last);
    last = def;
  }
}

/** Restricted ones name a module of the definition's own crate. */
function writeVisibility(w: Writer, visibility: VisibilityScope): void {
  w.uint(visibility.kind === "Public" ? 0 : visibility.module + 1);
}
