/**
 * Opens the std index: `StdCrates` as `loadStd` would give them, with every impl and trait collected, whose definitions, modules,
 * scopes and hygiene contexts are read when first asked for. Opening reads next to nothing.
 */
import { Diagnostics, type Diagnostic } from "../../base/diagnostic";
import { bug, expectDefined } from "../../base/invariant";
import { type FileId, SourceFile, SourceMap, type Span, type SyntaxContext } from "../../base/source";
import { deriveMacro } from "../../expand/derive/derive";
import { type ContextData, type ExpansionInfo, HygieneTable } from "../../expand/hygiene";
import { type Attribute, type Ident, type LazyBody, type NodeId, NodeIds } from "../../syntax/ast";
import { keepBody } from "../../syntax/parser/fn";
import type { TokenStream } from "../../syntax/token";
import { type LoadOptions, newSession, type StdCrates } from "../crates";
import {
  type CrateId,
  crateOf,
  type Def,
  type DefId,
  type DefKind,
  type DefNode,
  makeDefId,
  type Res,
  type VisibilityScope,
} from "../def";
import { Definitions, type StoredDefs } from "../definitions";
import {
  emptyMacroScope,
  type Expansion,
  Import,
  type ImportKind,
  type MacroRulesScope,
  Module,
  type ModuleKind,
  type NameBinding,
  type NameResolution,
  type ParentScope,
  rootExpansion,
} from "../module";
import type { Namespace } from "../resolver";
import type { CrateSession } from "../session";
import { CrateState, type StoredImpls, World } from "../world";
import { type Base, noBase, separator, type StdIndex, type StoredAnswerTable, type StoredCrate } from "./format";
import { LazyMap } from "./lazy_map";
import { countAt, fixedAt, tableEnd, type ReadContext, Reader, type RecordOwner } from "./read";

/** `intern` makes what later stages share of its parts. */
export function openStd(
  index: StdIndex,
  files: Readonly<Record<string, string>>,
  intern: (parts: unknown) => unknown,
): StdCrates {
  const sources = new SourceMap(
    index.files.map(
      (name, id) => new SourceFile(id as FileId, name, () => files[name.replace(/^<(\w+)>/, "$1")] ?? ""),
    ),
  );
  return new StdStore(index, new World(sources, []), intern).open(files);
}

class StdStore {
  readonly cx: ReadContext;
  private readonly tables: StdIndex["tables"];
  readonly kinds: StdIndex["kinds"];
  private readonly hygiene: HygieneTable;
  private readonly diagnostics = new Diagnostics();
  private readonly sessions: CrateSession[] = [];

  constructor(
    private readonly index: StdIndex,
    private readonly world: World,
    private readonly intern: (parts: unknown) => unknown,
  ) {
    this.tables = index.tables;
    this.kinds = index.kinds;
    this.cx = {
      data: index.data,
      shapes: index.shapes,
      streams: index.streams,
      shapeReads: [],
      strings: index.strings.split(separator),
      interned: (number) => (this.interned[number] ??= this.intern(this.record(index.interned, number).value())),
      lazyBody: (owner, span, close, trees) => this.lazyBody(owner, span, close, trees),
    };
    for (const answers of index.answers) this.answerTables.set(`${answers.name} ${answers.crate}`, answers);
    this.hygiene = new HygieneTable(undefined, { count: index.contexts, load: (ctxt) => this.context(ctxt) });
  }

  open(files: Readonly<Record<string, string>>): StdCrates {
    const { world, hygiene, diagnostics } = this;
    const loader = { load: (path: string) => files[path.replace(/^<(\w+)>/, "$1")] };
    this.index.crates.forEach((stored, id) => {
      const options: LoadOptions = {
        world,
        hygiene,
        diagnostics,
        loader,
        id: id as CrateId,
        name: stored.name,
        path: `<${stored.name}>/lib.rs`,
        text: "",
        edition: 2024,
        cfgTest: false,
        lazyBodies: true,
        variables: new Map(),
      };
      const crate = this.crate(stored, id as CrateId);
      const session = newSession(options, crate);
      session.startExpansionsAt(stored.expansions);
      this.sessions.push(session);
    });
    // Roots name each other's modules: read when all crates are there.
    this.index.crates.forEach((stored, id) => this.connect(stored, world.crate(id as CrateId)));
    for (const fault of this.reader(this.index.diagnostics).value() as Diagnostic[]) diagnostics.push(fault);
    const answer = (name: string, def: DefId) => this.answer(name, def);
    const known = this.answerTables.size > 0 ? { answer } : {};
    return { world, sessions: this.sessions, hygiene, diagnostics, ...known };
  }

  private crate(stored: StoredCrate, id: CrateId): CrateState {
    const defs = new StoredDefinitions(this, stored, id);
    const macros = new LazyMap<DefId, () => ReturnType<CrateSession["expander"]["compile"]>>(
      (def) => () => this.macro(def),
    );
    return new CrateState(id, stored.name, 2024, new NodeIds(stored.ids), this.diagnostics, {
      definitions: new Definitions(id, defs),
      macros,
      modules: new LazyMap((def) => this.moduleOpt(defs.shared(def)?.module)),
      scopes: new LazyMap((def) => this.scopeOpt(defs.shared(def)?.scope)),
      langItems: new Map(stored.langItems as [string, DefId][]),
      diagnosticItems: new Map(stored.diagnosticItems as [string, DefId][]),
      macroUsePrelude: LazyMap.of(stored.macroUsePrelude, (number) => this.binding(number)),
      impls: this.impls(stored),
    });
  }

  private connect(stored: StoredCrate, crate: CrateState): void {
    crate.root = this.module(stored.root);
    if (stored.prelude !== null) crate.prelude = this.module(stored.prelude);
    for (const [name, module] of stored.externPrelude) crate.externPrelude.set(name, this.module(module));
  }

  private impls(stored: StoredCrate): StoredImpls {
    const keys = new Map<DefId, string>();
    const impls = (at: number) => this.implList(at, keys);
    const byTrait = LazyMap.of(stored.traitImpls as readonly (readonly [DefId, number])[], impls);
    let inherent: readonly DefId[] | undefined;
    return {
      of: (trait) => byTrait.get(trait) ?? [],
      inherent: () => (inherent ??= impls(stored.inherentImpls)),
      all: () => impls(stored.allImpls),
      selfKey: (impl) => keys.get(impl) || undefined,
    };
  }

  // ---- reading ----

  reader(at: number, owner?: RecordOwner): Reader {
    return new Reader(this.cx, at, owner);
  }

  /** A reader at a record of a table. */
  record(table: number, number: number): Reader {
    return this.reader(fixedAt(this.cx.data, table, number));
  }

  definition(def: DefId): Def {
    return this.world.def(def);
  }

  /** Of a definition of std's. */
  baseOf(def: DefId): Base {
    const known = this.definition(def);
    return known instanceof StoredDef ? known.base : bug(`std's definition ${def} was changed`);
  }

  private readonly interned: unknown[] = [];
  private readonly answerTables = new Map<string, StoredAnswerTable>();

  /** What a later stage wrote about a definition. */
  private answer(name: string, def: DefId): unknown {
    const crate = crateOf(def);
    const answers = this.answerTables.get(`${name} ${crate}`);
    if (answers === undefined) return undefined;
    const at = findPair(this.cx.data, answers.table, def & 0xffffff);
    if (at === undefined) return undefined;
    const { file, lo, ctxt } = this.definition(def).span;
    return this.reader(at).filled({ crate, attributes: undefined, base: { file, lo, ctxt, id: 0, def } });
  }

  private implList(at: number, keys: Map<DefId, string>): readonly DefId[] {
    const r = this.reader(at);
    const list = readDefs(r);
    for (const def of list) keys.set(def, r.string());
    return list;
  }

  private macro(def: DefId): ReturnType<CrateSession["expander"]["compile"]> {
    const { node } = this.world.def(def);
    const item = node.kind === "Item" && node.item.kind === "MacroDef" ? node.item : undefined;
    return expectDefined(this.sessions[def >>> 24], "crate").expander.compile(expectDefined(item, "macro"));
  }

  private lazyBody(owner: RecordOwner, span: Span, close: Span, trees: number | undefined): LazyBody {
    const { edition, nodeIds, report } = expectDefined(this.sessions[owner.crate], "crate").expander.env;
    const cx = { edition, nodeIds, report, lazyBodies: false, file: this.world.sources.file(span.file) };
    return keepBody(
      cx,
      span,
      close,
      trees === undefined ? undefined : () => this.reader(trees, owner).value() as TokenStream,
    );
  }

  // ---- what definitions share: each made once ----

  private readonly modules: Module[] = [];
  module(number: number): Module {
    return (this.modules[number] ??= this.readModule(this.record(this.tables.modules, number)));
  }
  private moduleOpt(number: number | undefined): Module | undefined {
    return number === undefined || number === 0 ? undefined : this.module(number - 1);
  }

  private readModule(r: Reader): Module {
    const def = r.uint() as DefId;
    const kind = r.string() as ModuleKind;
    const parent = this.moduleOpt(r.uint());
    const name = r.string();
    const crate = r.uint() as CrateId;
    const module = new Module(def, kind, parent, name, crate, r.span());
    module.noImplicitPrelude = r.uint() === 1;
    const file = r.uint();
    if (file > 0) module.bodyFile = (file - 1) as FileId;
    module.populate = () => this.readNames(r, module);
    return module;
  }

  private readNames(r: Reader, module: Module): void {
    const load = (number: number) => this.bindingOpt(number);
    for (let left = r.uint(); left > 0; left--) {
      module.addStored(new StoredResolution(r.string(), r.string() as Namespace, r.uint(), r.uint(), load));
    }
  }

  private readonly bindings: NameBinding[] = [];
  private binding(number: number): NameBinding {
    return (this.bindings[number] ??= this.readBinding(this.record(this.tables.bindings, number)));
  }
  private bindingOpt(number: number): NameBinding | undefined {
    return number === 0 ? undefined : this.binding(number - 1);
  }

  private readBinding(r: Reader): NameBinding {
    return {
      res: r.value() as Res,
      module: this.moduleOpt(r.uint()),
      visibility: readVisibility(r),
      span: r.span(),
      expansion: this.expansion(r.uint()),
      import: this.importOpt(r.uint()),
      source: this.bindingOpt(r.uint()),
      ambiguity: this.bindingOpt(r.uint()),
      container: this.moduleOpt(r.uint()),
    };
  }

  private readonly imports: Import[] = [];
  private importOpt(number: number): Import | undefined {
    return number === 0
      ? undefined
      : (this.imports[number - 1] ??= this.readImport(this.record(this.tables.imports, number - 1)));
  }

  /** Of a resolved import only what messages and uses ask is kept. */
  private readImport(r: Reader): Import {
    const kind = r.string() as ImportKind;
    const [source, target] = r.value() as [Ident | undefined, Ident | undefined];
    const scope = this.scope(r.uint());
    const visibility = readVisibility(r);
    const def = r.uint() as DefId;
    const node = r.uint() as NodeId;
    const span = r.span();
    const itemSpan = r.span();
    const flags = r.uint();
    const made = new Import(kind, [], source, target, scope, visibility, def, node, span, itemSpan, (flags & 1) !== 0);
    made.typeOnly = (flags & 2) !== 0;
    made.isNested = (flags & 4) !== 0;
    made.resolved = true;
    return made;
  }

  private readonly scopes: ParentScope[] = [];
  private scope(number: number): ParentScope {
    return (this.scopes[number] ??= this.readScope(this.record(this.tables.scopes, number)));
  }
  private scopeOpt(number: number | undefined): ParentScope | undefined {
    return number === undefined || number === 0 ? undefined : this.scope(number - 1);
  }
  private readScope(r: Reader): ParentScope {
    return {
      module: this.module(r.uint()),
      macroRules: this.macroScope(r.uint()),
      expansion: this.expansion(r.uint()),
    };
  }

  private readonly macroScopes: MacroRulesScope[] = [emptyMacroScope];
  private macroScope(number: number): MacroRulesScope {
    return (this.macroScopes[number] ??= this.readMacroScope(this.record(this.tables.macroScopes, number - 1)));
  }
  private readMacroScope(r: Reader): MacroRulesScope {
    return { kind: "Binding", name: r.string(), binding: this.binding(r.uint()), parent: this.macroScope(r.uint()) };
  }

  private readonly expansions: Expansion[] = [];
  private expansion(number: number): Expansion {
    return (this.expansions[number] ??= this.readExpansion(this.record(this.tables.expansions, number)));
  }
  private readExpansion(r: Reader): Expansion {
    const id = r.uint();
    const parent = r.uint();
    return parent === 0 ? rootExpansion : { id, parent: this.expansion(parent - 1) };
  }

  // ---- hygiene ----

  private context(ctxt: SyntaxContext): ContextData {
    const r = this.record(this.tables.contexts, ctxt);
    const parent = r.uint() as SyntaxContext;
    const mark = r.uint();
    return { parent, expansion: mark === 0 ? undefined : this.mark(mark - 1) };
  }

  private readonly marks: ExpansionInfo[] = [];
  private mark(number: number): ExpansionInfo {
    return (this.marks[number] ??= this.readMark(this.record(this.tables.marks, number)));
  }
  private readMark(r: Reader): ExpansionInfo {
    const def = r.uint();
    const name = r.string();
    const kind = r.string() as ExpansionInfo["kind"];
    const crate = r.uint();
    const callSite = r.span();
    const defSite = r.uint() === 0 ? {} : { defSite: r.span() };
    const macroOf = () => (def === 0 ? deriveMacro(name) : this.macroOf((def - 1) as DefId));
    return {
      get macro() {
        return macroOf();
      },
      name,
      kind,
      crate,
      callSite,
      ...defSite,
    };
  }
  private macroOf(def: DefId): object {
    return expectDefined(this.sessions[def >>> 24]?.expander.macroOf(def), "macro");
  }
}

/** A name of a module; a binding is a number until it is asked for. */
class StoredResolution implements NameResolution {
  readonly singleImports = new Set<Import>();

  constructor(
    readonly name: string,
    readonly namespace: Namespace,
    private single: NameBinding | number | undefined,
    private fromGlob: NameBinding | number | undefined,
    private readonly load: (number: number) => NameBinding | undefined,
  ) {}

  get nonGlob(): NameBinding | undefined {
    if (typeof this.single === "number") this.single = this.load(this.single);
    return this.single;
  }
  set nonGlob(binding: NameBinding | undefined) {
    this.single = binding;
  }
  get glob(): NameBinding | undefined {
    if (typeof this.fromGlob === "number") this.fromGlob = this.load(this.fromGlob);
    return this.fromGlob;
  }
  set glob(binding: NameBinding | undefined) {
    this.fromGlob = binding;
  }
}

/** What the second of two tables has where the first, which is in order, has `key`. */
function findPair(data: Uint8Array, table: number, key: number): number | undefined {
  let low = 0;
  let high = countAt(data, table);
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = fixedAt(data, table, middle);
    if (at === key) return fixedAt(data, tableEnd(data, table), middle);
    if (at < key) low = middle + 1;
    else high = middle;
  }
  return undefined;
}

// ---- definitions ----

class StoredDefinitions implements StoredDefs {
  readonly count: number;

  constructor(
    private readonly store: StdStore,
    private readonly stored: StoredCrate,
    private readonly crate: CrateId,
  ) {
    this.count = stored.defs;
  }

  get(index: number): StoredDef {
    return new StoredDef(this.store, this.stored, makeDefId(this.crate, index));
  }

  children(def: Def): readonly DefId[] {
    return def instanceof StoredDef ? def.children() : [];
  }

  nodeKind(def: Def): DefNode["kind"] {
    return def instanceof StoredDef ? def.nodeKind : def.node.kind;
  }

  ofNode(node: NodeId): DefId | undefined {
    const index = findPair(this.store.cx.data, this.stored.nodeTable, node);
    return index === undefined ? undefined : makeDefId(this.crate, index);
  }

  /** The numbers of the scope and the module of a definition, each one more, 0 for none. */
  shared(def: DefId): { readonly scope: number; readonly module: number } | undefined {
    const index = def & 0xffffff;
    if (index >= this.count) return undefined;
    const known = this.store.definition(def);
    return known instanceof StoredDef ? known : undefined;
  }
}

/** What is in a definition's record, which is read when first asked for. */
interface StoredFields {
  readonly visibility: VisibilityScope;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly scope: number;
  readonly module: number;
  readonly base: Base;
  /** One more than the place, 0 for none. */
  readonly attributesAt: number;
  readonly nodePlace: number;
  readonly childrenAt: number;
}

function readFields(r: Reader, def: DefId, outer: Base): StoredFields {
  const visibility = readVisibility(r);
  const span = r.span();
  const nameSpan = r.span();
  const scope = r.uint();
  const module = r.uint();
  const { file, lo, ctxt } = span;
  const base: Base = { file, lo, ctxt, id: outer.id + r.int(), def };
  const attributesAt = r.uint();
  const nodePlace = r.place();
  return { visibility, span, nameSpan, scope, module, base, attributesAt, nodePlace, childrenAt: r.here() };
}

/** A definition: its kind, name and parent are looked up at once, as those of all items of a trait are asked for the one that is named. */
class StoredDef implements Def {
  readonly kind: DefKind;
  readonly name: string;
  readonly nodeKind: DefNode["kind"];
  readonly parent: DefId | undefined;
  private knownFields: StoredFields | undefined;
  private knownAttributes: readonly Attribute[] | undefined;
  private knownNode: DefNode | undefined;

  constructor(
    private readonly store: StdStore,
    private readonly stored: StoredCrate,
    readonly id: DefId,
  ) {
    const { data, strings } = store.cx;
    const index = id & 0xffffff;
    [this.kind, this.nodeKind] = store.kinds[fixedAt(data, stored.defKinds, index)] as [DefKind, DefNode["kind"]];
    this.name = strings[fixedAt(data, stored.defNames, index)] as string;
    const parent = fixedAt(data, stored.defParents, index);
    this.parent = parent === 0 ? undefined : makeDefId(crateOf(id), parent - 1);
  }

  private fields(): StoredFields {
    return (this.knownFields ??= this.readFields());
  }
  private readFields(): StoredFields {
    const outer = this.parent === undefined ? noBase : this.store.baseOf(this.parent);
    const at = fixedAt(this.store.cx.data, this.stored.defTable, this.id & 0xffffff);
    return readFields(
      this.store.reader(at, { crate: crateOf(this.id), attributes: undefined, base: outer }),
      this.id,
      outer,
    );
  }
  get base(): Base {
    return this.fields().base;
  }
  get visibility(): VisibilityScope {
    return this.fields().visibility;
  }
  get span(): Span {
    return this.fields().span;
  }
  get nameSpan(): Span {
    return this.fields().nameSpan;
  }
  get scope(): number {
    return this.fields().scope;
  }
  get module(): number {
    return this.fields().module;
  }

  get attributes(): readonly Attribute[] {
    return (this.knownAttributes ??= this.readAttributes());
  }
  private readAttributes(): readonly Attribute[] {
    const { attributesAt, base } = this.fields();
    if (attributesAt === 0) return [];
    const owner = { crate: crateOf(this.id), attributes: undefined, base };
    return this.store.reader(attributesAt - 1, owner).value() as readonly Attribute[];
  }

  get node(): DefNode {
    return (this.knownNode ??= this.readNode());
  }

  private readNode(): DefNode {
    const { childrenAt, nodePlace, base } = this.fields();
    const record = this.store.reader(childrenAt);
    readDefs(record, this.id);
    const owner = { crate: crateOf(this.id), attributes: this.attributes, base };
    return record.placed(nodePlace, owner).value() as DefNode;
  }

  children(): readonly DefId[] {
    return readDefs(this.store.reader(this.fields().childrenAt), this.id);
  }
}

function readDefs(r: Reader, before = 0): DefId[] {
  const list: DefId[] = [];
  let last = before;
  for (let left = r.uint(); left > 0; left--) list.push((last += r.int()) as DefId);
  return list;
}

const publicVisibility: VisibilityScope = { kind: "Public" };

function readVisibility(r: Reader): VisibilityScope {
  const module = r.uint();
  return module === 0 ? publicVisibility : { kind: "Restricted", module: (module - 1) as DefId };
}
