/**
 * Making a `Resolver`: std's three crates once per process (`loadStd`), then the user's crate on top of them. The straight
 * line of name resolution: parse and collect files, resolve imports and expand item macros, then resolve every owner.
 */
import { Diagnostics, unsupported } from "../base/diagnostic";
import { rootContext, type SourceFile, SourceMap } from "../base/source";
import { type Attribute, NodeIds } from "../syntax/ast";
import { defaultCfg } from "../expand/cfg";
import { HygieneTable } from "../expand/hygiene";
import { Answers } from "./answers";
import { attributeString, hasAttribute } from "./attributes";
import { collectItems } from "./collect";
import { useMacros } from "./collect_imports";
import type { CrateId, DefId } from "./def";
import { Expander } from "./expander";
import { directoryOf, type FileLoader, join, ModuleFiles } from "./files";
import { resolveItems } from "./loop";
import { emptyMacroScope, Module, rootExpansion } from "./module";
import { Owners } from "./owners";
import { type BodyCache, BodyReuse } from "./reuse/body_cache";
import type { Resolver } from "./resolver";
import { CrateSession } from "./session";
import { CrateState, type Edition, World } from "./world";

/** std, parsed and collected: shared by all compilations. */
export interface StdCrates {
  readonly world: World;
  readonly sessions: readonly CrateSession[];
  readonly hygiene: HygieneTable;
  /** Faults of our own std. */
  readonly diagnostics: Diagnostics;
  /** What later stages wrote into std's index about a definition, by question. */
  readonly answer?: (name: string, def: DefId) => unknown;
}

export interface CrateInput {
  readonly std: StdCrates;
  /** The path of the root file, as diagnostics and breakpoints name it, and its text. */
  readonly path: string;
  readonly text: string;
  readonly loader: FileLoader;
  readonly edition: Edition;
  /** Keep `#[test]` functions and `#[cfg(test)]`. */
  readonly cfgTest: boolean;
  /** `main` without it; what `module_path!` starts with. */
  readonly crateName?: string;
  /** What `env!` sees. */
  readonly variables?: ReadonlyMap<string, string>;
  /** The library of the same package, which the program may name. */
  readonly library?: { readonly name: string; readonly path: string; readonly text: string } | undefined;
  /** Crates that the program may name and that we do not have. */
  readonly dependencies?: readonly string[];
  /** What earlier checks found in bodies. */
  readonly cache?: BodyCache | undefined;
}

const stdCrateNames = ["core", "alloc", "std"] as const;

/** Parses and collects std from its files (`core/lib.rs`, …). A crate without a root file is empty. */
export function loadStd(files: ReadonlyMap<string, string>): StdCrates {
  const world = new World(new SourceMap(), []);
  const hygiene = new HygieneTable();
  const diagnostics = new Diagnostics();
  const loader: FileLoader = { load: (path) => files.get(path.replace(/^<(\w+)>/, "$1")) };
  const sessions = stdCrateNames.map((name, id) => {
    const path = `<${name}>/lib.rs`;
    return loadCrate({
      world,
      hygiene,
      diagnostics,
      loader,
      id: id as CrateId,
      name,
      path,
      text: loader.load(path) ?? "#![no_core]",
      edition: 2024,
      cfgTest: false,
      lazyBodies: true,
      variables: new Map(),
    });
  });
  for (const session of sessions) collectLangItems(session);
  return { world, sessions, hygiene, diagnostics };
}

/** Lang items inside traits and impls (`Iterator::next`) must be known before anyone asks for the trait's items. */
function collectLangItems(session: CrateSession): void {
  for (const { id, node } of session.crate.definitions.list.slice()) {
    if (node.kind !== "Item" || (node.item.kind !== "Trait" && node.item.kind !== "Impl")) continue;
    if (node.item.items.some((item) => hasAttribute(item.attrs, "lang"))) session.owners.childDefs(id);
  }
}

/** Resolves a program; its errors are in `resolver.diagnostics`. */
export function resolveCrate(input: CrateInput): Resolver {
  const { std } = input;
  const world = new World(new SourceMap([...std.world.sources.files]), [...std.world.crates]);
  const diagnostics = new Diagnostics();
  const session = loadCrate({
    world,
    hygiene: std.hygiene.fork(),
    diagnostics,
    loader: input.loader,
    id: 3 as CrateId,
    name: input.crateName ?? "main",
    path: input.path,
    text: input.text,
    edition: input.edition,
    cfgTest: input.cfgTest,
    lazyBodies: false,
    variables: input.variables ?? new Map(),
    library: input.library,
    dependencies: input.dependencies,
  });
  const { root, library } = session.crate;
  if (library !== undefined) session.owners.collectModule(library.def);
  session.owners.collectModule(root.def);
  session.reuse = openReuse(input, session);
  // A macro is judged whether it is called or not.
  for (const compiled of [...session.crate.macros.values()]) compiled();
  if (library !== undefined) session.owners.resolveModule(library.def);
  session.owners.resolveModule(root.def);
  if (session.reuse?.isMistaken === true) return resolveCrate(input);
  reportMissingCrates(session);
  return new Answers([...std.sessions, session], session, std.answer);
}

/** What bodies do beside finding errors in themselves must be known: an `#[expect]` is met, another file or a line number is read. */
function openReuse(input: CrateInput, session: CrateSession): BodyReuse | undefined {
  const { world, crate, diagnostics, lintFiles, expander } = session;
  const { cache, std, dependencies = [] } = input;
  const { sources } = world;
  if (cache === undefined || dependencies.length > 0) return undefined;
  if (sources.files.length !== std.world.sources.files.length + lintFiles.length) return undefined;
  if (lintFiles.some(({ file }) => readsMore.test(sources.file(file).text))) return undefined;
  const options = JSON.stringify([input.edition, input.cfgTest, input.crateName, input.library?.name]);
  const { imports, definitions } = crate;
  const { hygiene } = expander.env;
  const state = { sources, diagnostics, imports, hygiene, itemCount: definitions.count };
  return new BodyReuse(cache, state, lintFiles, options);
}

const readsMore = /[[(,]\s*expect\s*\(|\b(?:include|include_str|include_bytes|line|column)\s*!/;

function reportMissingCrates({ crate, diagnostics }: CrateSession): void {
  for (const [name, span] of crate.missingCrates)
    if (span !== undefined)
      diagnostics.push(
        unsupported(`the crate \`${name}\`: dependencies of \`Cargo.toml\` are not available, only std is`, span),
      );
}

export interface LoadOptions {
  readonly world: World;
  readonly hygiene: HygieneTable;
  readonly diagnostics: Diagnostics;
  readonly loader: FileLoader;
  readonly id: CrateId;
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly edition: Edition;
  readonly cfgTest: boolean;
  readonly lazyBodies: boolean;
  readonly variables: ReadonlyMap<string, string>;
  readonly library?: CrateInput["library"];
  readonly dependencies?: readonly string[] | undefined;
}

function loadCrate(options: LoadOptions): CrateSession {
  const { world, id, name, edition, diagnostics, library } = options;
  const session = newSession(options, new CrateState(id, name, edition, new NodeIds(), diagnostics));
  const { crate } = session;
  for (const missing of options.dependencies ?? []) crate.missingCrates.set(missing, undefined);
  if (library !== undefined) {
    crate.library = collectRoot(session, world.sources.add(library.path, library.text), library.name);
    crate.externPrelude.set(library.name, crate.library);
  }
  crate.root = collectRoot(session, world.sources.add(options.path, options.text), id < 3 ? name : "");
  resolveItems(session);
  return session;
}

/** A crate's session, before anything is collected. */
export function newSession(options: LoadOptions, crate: CrateState): CrateSession {
  const { world, id, edition, diagnostics } = options;
  world.crates[id] = crate;
  const expander = new Expander(world, crate, {
    hygiene: options.hygiene,
    sources: world.sources,
    nodeIds: crate.ids,
    edition,
    cfg: defaultCfg(options.cfgTest),
    crate: id,
    coreCrate: 0,
    report: (diagnostic) => diagnostics.push(diagnostic),
    variables: options.variables,
    include: (path, from) => includedFile(options, path, from),
    lazyBodies: options.lazyBodies,
  });
  const session = new CrateSession(world, crate, expander, new ModuleFiles(options.loader));
  session.owners = new Owners(session);
  return session;
}

/** A file that `include!` and its kin name, relative to the file of the call. */
function includedFile({ world, loader }: LoadOptions, path: string, from: SourceFile): SourceFile | undefined {
  const full = join(directoryOf(from.name), path);
  const text = loader.load(full);
  return text === undefined ? undefined : world.sources.add(full, text);
}

/** Collects a crate's root file, or that of the library beside it: two trees of modules in one table of definitions. */
function collectRoot(session: CrateSession, file: SourceFile, name: string): Module {
  const { crate, world } = session;
  const parsed = session.expander.parseFile(file);
  session.lintFiles.push({ file: file.id, attrs: parsed.attrs, items: parsed.items, mod: undefined });
  limitRecursion(session, parsed.attrs);
  const span = { file: file.id, lo: 0, hi: file.text.length, ctxt: rootContext };
  const def = crate.definitions.add(
    {
      kind: "Mod",
      name: "",
      parent: undefined,
      visibility: { kind: "Public" },
      span,
      nameSpan: { ...span, hi: 0 },
      attributes: parsed.attrs,
      node: { kind: "Crate" },
    },
    undefined,
  );
  const root = new Module(def, "Mod", undefined, name, crate.id, span);
  root.bodyFile = file.id;
  crate.modules.set(def, root);
  root.noImplicitPrelude = hasAttribute(parsed.attrs, "no_implicit_prelude");
  session.files.enterRoot(root, file.name);
  const scope = { module: root, macroRules: emptyMacroScope, expansion: rootExpansion };
  crate.scopes.set(def, scope);
  crate.root = root;
  injectStd(
    session,
    world,
    hasAttribute(parsed.attrs, "no_core") ? "none" : hasAttribute(parsed.attrs, "no_std") ? "core" : "std",
  );
  collectItems(session, parsed.items, { parent: def, scope });
  return root;
}

function limitRecursion(session: CrateSession, attributes: readonly Attribute[]): void {
  const written = attributeString(attributes, "recursion_limit");
  if (written === undefined || !/^\d{1,9}$/.test(written)) return;
  session.crate.recursionLimit = Number(written);
  session.expander.limitRecursion(Number(written));
}

/** What every crate gets without writing it: the names of std's crates, the macros and the prelude of one. */
function injectStd(session: CrateSession, world: World, which: "none" | "core" | "std"): void {
  const { crate } = session;
  const visible = crate.id === 3 ? ["core", "std"] : stdCrateNames.slice(0, crate.id);
  for (const other of world.crates)
    if (other !== crate && visible.includes(other.name)) crate.externPrelude.set(other.name, other.root);
  if (which === "none") return;
  const from = world.crates.find((other) => other.name === which);
  if (from === undefined || from === crate) return;
  useMacros(session, from.root, []);
  const prelude = moduleIn(from.root, "prelude");
  crate.prelude = prelude && (moduleIn(prelude, `rust_${crate.edition}`) ?? moduleIn(prelude, "v1"));
}

function moduleIn(module: Module, name: string): Module | undefined {
  const found = module.get(name, "Type");
  return (found?.nonGlob ?? found?.glob)?.module;
}
