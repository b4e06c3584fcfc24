/**
 * Files to a checked program to a program that can be linked: the only file that knows the whole order of the stages, and why each
 * stands where it does. Every stage reports what it finds and goes on, so that all errors of a program are told at once.
 */
import { stdFiles, stdImage, stdImageCompiled, stdIndex } from "glasscrab:std";
import { type Diagnostic, error, unsupported } from "./base/diagnostic";
import { expectDefined } from "./base/invariant";
import type { SourceMap, Span } from "./base/source";
import { UnknownLength } from "./layout/context";
import { ConstEvalError } from "./machine/constFailure";
import { reportConstFailure } from "./machine/constQueries";
import { StdImage } from "./machine/image/image";
import { ProgramContext, UnsoundBody } from "./machine/monoContext";
import { openContext, programContext } from "./machine/openContext";
import { checkRequiredConsts, needsConsts } from "./machine/requiredConsts";
import { linkProgram as link, type Program } from "./machine/program";
import { type BodyUnit, bodyUnits } from "./mir/bodyUnits";
import type { Body } from "./mir/mir";
import type { BodyQueries } from "./mir/queries";
import { resolveCrate, type StdCrates } from "./resolve/crates";
import { crateOf, type DefId, userCrate } from "./resolve/def";
import type { FileLoader } from "./resolve/files";
import { type ErrorPlace, placeInProgram, placeOfError } from "./resolve/placeInProgram";
import { checkAttributes } from "./resolve/check_attributes";
import { findCrateRoot } from "./resolve/package";
import { openStd } from "./resolve/index/open";
import type { Resolver } from "./resolve/resolver";
import type { BodyCache } from "./resolve/reuse/body_cache";
import { collectTests, type TestCase } from "./resolve/tests";
import { checkItems } from "./types/collect/check_items";
import { checkOpaqueCycles } from "./types/check/opaque_cycles";
import { lintDeadCode } from "./types/check/lints/dead_code";
import { lintNames, lintNamesInBody, lintVariableNames } from "./types/check/lints/naming";
import { lintStyle } from "./types/check/lints/style";
import { lintUnsafeBlocks, lintUnsafeDeclarations } from "./types/check/lints/unsafe_code";
import type { Context } from "./types/context";
import { noArgs } from "./types/intern";
import type { Instance } from "./types/ty";
import { internStored } from "./types/stored";

export interface ProgramRequest {
  /**
   * A file of the program: a path or URI; appears in messages and ranges. Where a `Cargo.toml` governs it, the program is the target of
   * that package which has the file.
   */
  readonly name: string;
  readonly text: string;
  /** Undefined: from a `Cargo.toml` that governs the file, else 2024. */
  readonly edition: 2015 | 2018 | 2021 | 2024 | undefined;
  /** Other files by path; undefined where there is none. */
  readonly load: (path: string) => string | undefined;
  /** With `cfg(test)`. */
  readonly cfgTest: boolean;
}

export interface Checked {
  readonly name: string;
  readonly sources: SourceMap;
  readonly resolver: Resolver;
  readonly tcx: Context;
  readonly bodies: BodyQueries;
  /** The `#[test]` functions, in order of name; none without `cfg(test)`. */
  readonly tests: readonly TestCase[];
  /** Everything found, errors first in order of place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
  /** Faults of our own std met so far: bugs of ours. */
  readonly stdFaults: readonly Diagnostic[];
  /** The place in the program that a span stands for: itself, or the call site of the macro it came from. */
  readonly callSiteOf: (span: Span) => Span;
  /** As `callSiteOf`, for errors: of derived code the field that it is about. */
  readonly errorPlaceOf: (span: Span) => ErrorPlace;
}

let sharedStd: StdCrates | undefined;
const sharedImage = stdImage === undefined ? undefined : new StdImage(stdImage, undefined, stdImageCompiled);

/**
 * Everything the front end finds in a program: names, types, patterns, moves. std is loaded once per process. With a `cache`, bodies
 * that did not change since it was last given are not checked anew; what is found is the same.
 */
export function checkProgram(request: ProgramRequest, cache?: BodyCache): Checked {
  sharedStd ??= openStd(stdIndex, stdFiles, internStored);
  const std = sharedStd;
  const loader: FileLoader = { load: request.load };
  const root = findCrateRoot({ path: request.name, text: request.text, loader, edition: request.edition });
  const resolver = resolveCrate({ std, loader, cfgTest: request.cfgTest, cache, ...root });
  const { tcx, bodies, constants } = openContext(resolver, sharedImage);
  if (root.oldEdition !== undefined)
    tcx.diagnostics.push(unsupported(`edition ${root.oldEdition}`, { ...endOfRoot(resolver), lo: 0, hi: 0 }));
  const open: OpenProgram = { tcx, bodies, constants };
  resolver.checkAttributeNames();
  checkAttributes(resolver, (fault) => tcx.diagnostics.push(fault));
  withinStack(open, () => {
    const checked = checkDefinitions(open);
    lintEarly(open, checked);
    // Of a program with errors it is not known what it would have used.
    if (!tcx.diagnostics.hasErrors()) lintProgram(open, checked, root.isLibrary);
  });
  if (resolver.mainFunction() === undefined && !request.cfgTest && !root.isLibrary) reportNoMain(resolver, root.path);
  // What was not told of other bodies will be when the syntax is mended.
  if (tcx.diagnostics.doubtsFile()) resolver.reuse?.poison();
  resolver.reuse?.finish();
  const tests = request.cfgTest ? collectTests(resolver, (fault) => tcx.diagnostics.push(fault)) : [];
  const diagnostics = inOrder(withoutLateLints(tcx.diagnostics.list));
  return {
    name: root.path,
    sources: resolver.sources,
    resolver,
    tcx,
    bodies,
    tests,
    diagnostics,
    hasErrors: diagnostics.some(({ level }) => level === "error"),
    stdFaults: std.diagnostics.list,
    callSiteOf: (span) => placeInProgram(resolver, span),
    errorPlaceOf: (span) => placeOfError(resolver, span),
  };
}

type OpenProgram = Pick<ReturnType<typeof openContext>, "tcx" | "bodies" | "constants">;

interface CheckedUnits extends ReturnType<typeof bodyUnits> {
  /** No body was looked at. */
  readonly lacksTypes: boolean;
}

function checkDefinitions({ tcx, bodies, constants }: OpenProgram): CheckedUnits {
  // Items before bodies: a body's errors make sense only against signatures that stand.
  const { reuse } = tcx.resolver;
  if (reuse === undefined) checkItems(tcx);
  else reuse.runOnItems(() => checkItems(tcx));
  const found = bodyUnits(tcx, bodies);
  const { units } = found;
  // As rustc, which looks at no body while a bound or an impl names no trait.
  if (tcx.diagnostics.list.some(({ code }) => code === "E0404" || code === "E0405")) {
    reuse?.poison();
    return { ...found, lacksTypes: true };
  }
  for (const unit of units) unit.run("types", () => unit.owners.forEach((owner) => tcx.checkedBodies(owner)));
  if (!tcx.diagnostics.hasErrors()) checkOpaqueCycles(tcx);
  // MIR is built and its moves are checked only where typing succeeded and patterns are exhaustive: each body by itself.
  const sound = units.filter((unit) => unit.run("patterns", () => unit.sound.includes(unit.def)));
  for (const unit of units) unit.run("mir", () => unit.sound.forEach((def) => bodies.check(def)));
  // Constants are run last: what they call is checked by then.
  for (const { def } of sound) if (isConstItem(tcx, def)) constants.check(def, noArgs);
  // The state machine of an `async` body is made of MIR without errors.
  if (!tcx.diagnostics.hasErrors())
    for (const unit of units) unit.run("coroutines", () => checkCoroutines(tcx, bodies, unit));
  if (!tcx.diagnostics.hasErrors()) {
    const entries = sound.map(({ def }) => def).filter((def) => isEntry(tcx, def));
    const needy = units.filter((unit) =>
      unit.run("constants", () => unit.sound.some((def) => needsConsts(tcx, bodies, def))),
    );
    if (needy.length > 0)
      checkRequiredConsts(tcx, bodies, programContext(tcx, bodies, sharedImage), constants, entries);
  }
  return { ...found, lacksTypes: false };
}

function checkCoroutines(tcx: Context, bodies: BodyQueries, { sound }: BodyUnit): void {
  for (const def of sound) if (tcx.typedBody(def).kind === "Coroutine") bodies.checkRecursion(def);
}

/** What rustc tells of the syntax and its names, before types are looked at: of programs with errors too. */
function lintEarly({ tcx }: OpenProgram, { units, isInside, lacksTypes }: CheckedUnits): void {
  // Where the syntax is in doubt, so is what was used.
  if (tcx.diagnostics.list.some(({ level, code }) => level === "error" && (code === undefined || code === ""))) return;
  tcx.resolver.reportUnusedImports({ traitsToo: !lacksTypes });
  tcx.resolver.reportUnusedMacros();
  lintNames(tcx, "Early", isInside);
  for (const unit of units)
    unit.run("early lints", () => {
      lintNamesInBody(tcx, "Early", unit.inside);
      for (const owner of unit.owners) lintStyle(tcx, owner);
    });
}

function lintProgram({ tcx }: OpenProgram, { units, isInside }: CheckedUnits, isLibrary: boolean): void {
  lintDeadCode(tcx, isLibrary);
  lintNames(tcx, "Late", isInside);
  lintUnsafeDeclarations(tcx);
  for (const unit of units)
    unit.run("lints", () => {
      lintNamesInBody(tcx, "Late", unit.inside);
      for (const body of unit.sound) lintVariableNames(tcx, body);
      for (const owner of unit.owners) lintUnsafeBlocks(tcx, owner);
    });
  tcx.resolver.lintLevels.reportUnfulfilled();
}

/** Definitions that need each other thousands deep (an alias of an alias of …) use up the host's stack: a limit of ours, told as one. */
function withinStack({ tcx }: Pick<OpenProgram, "tcx">, run: () => void): void {
  try {
    run();
  } catch (thrown) {
    if (!isStackOverflow(thrown)) throw thrown;
    tcx.resolver.reuse?.poison();
    const { nameSpan } = tcx.def(tcx.resolver.mainFunction() ?? tcx.resolver.crateRoot(userCrate));
    tcx.diagnostics.push(unsupported("definitions that need each other so deeply", nameSpan));
  }
}

function isStackOverflow(thrown: unknown): boolean {
  return thrown instanceof RangeError && /call stack/.test(thrown.message);
}

/** `main`, and tests. */
function isEntry(tcx: Context, def: DefId): boolean {
  return tcx.resolver.mainFunction() === def || (tcx.def(def).kind === "Fn" && tcx.hasAttribute(def, "test"));
}

/** Free consts without parameters and statics are evaluated whether they are used or not. */
function isConstItem(tcx: Context, def: DefId): boolean {
  const { kind } = tcx.def(def);
  return kind === "Static" || (kind === "Const" && tcx.generics(def).params.length === 0);
}

function reportNoMain(resolver: Resolver, name: string): void {
  const end = endOfRoot(resolver);
  resolver.diagnostics.push(
    error("E0601", `\`main\` function not found in crate \`${resolver.crateName(userCrate)}\``, end, {
      labels: [{ span: end, text: `consider adding a \`main\` function to \`${name}\``, primary: true }],
    }),
  );
}

function endOfRoot(resolver: Resolver): Span {
  const root = resolver.def(resolver.crateRoot(userCrate));
  const hi = root.span.lo + resolver.sources.textOf(root.span).trimEnd().length;
  return { ...root.span, lo: hi, hi };
}

/** Lints of typed bodies that rustc looks at last, when there are no errors. */
const lateLints: ReadonlySet<string> = new Set([
  "overflowing_literals",
  "path_statements",
  "unused_comparisons",
  "unused_must_use",
]);

function withoutLateLints(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const hasErrors = diagnostics.some(({ level, code }) => level === "error" && /^(E\d+)?$/.test(code));
  return hasErrors ? diagnostics.filter(({ code }) => !lateLints.has(code)) : diagnostics;
}

const levels = { error: 0, warning: 1, information: 2 } as const;

function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => levels[a.level] - levels[b.level] || a.span.file - b.span.file || a.span.lo - b.span.lo,
  );
}

// ---- linking ----

/** A program that can be started any number of times. */
export interface LinkedProgram {
  readonly program: Program;
  readonly context: ProgramContext;
  /** Runtime bodies of the user's functions and closures. */
  readonly userBodies: readonly Body[];
  /** For each test that was linked, the program that runs it. */
  readonly tests: readonly LinkedTest[];
}

export interface LinkedTest {
  readonly test: TestCase;
  readonly program: Program;
}

export type LinkResult =
  | { readonly kind: "linked"; readonly linked: LinkedProgram }
  /** A constant could not be evaluated, or something is reached that we do not support. */
  | { readonly kind: "rejected"; readonly checked: Checked };

/** Compiles everything that `main`, or each of the tests given, reaches. The program must be free of errors. */
export function linkProgram(checked: Checked, tests: readonly TestCase[] = []): LinkResult {
  const { tcx, bodies } = checked;
  if (tests.length === 0 && checked.resolver.mainFunction() === undefined) return withoutMain(checked);
  const context = new ProgramContext(tcx, bodies, checked.sources, checked.callSiteOf, sharedImage);
  const before = tcx.diagnostics.list.length;
  const program = linkOrReport(checked, () => link(context, ...entriesOf(checked, context, tests)));
  const reached = (program?.link.reached ?? []).map(({ body }) => body);
  const userBodies = [...new Set(reached)].filter((body) => crateOf(body.def) === userCrate && body.source !== "Shim");
  for (const body of userBodies) reportUnsupportedCalls(tcx, body);
  const found = tcx.diagnostics.list.slice(before).filter(({ level }) => level === "error");
  if (program === undefined || found.length > 0) {
    return {
      kind: "rejected",
      checked: { ...checked, diagnostics: inOrder([...checked.diagnostics, ...found]), hasErrors: true },
    };
  }
  const linkedTests = tests.map((test, i) => ({
    test,
    program: { ...program, entry: expectDefined(program.entries[i], "entry of a test") },
  }));
  return { kind: "linked", linked: { program, context, userBodies, tests: linkedTests } };
}

/** A library has tests, and no `main` to run. */
function withoutMain(checked: Checked): LinkResult {
  const end = endOfRoot(checked.resolver);
  const fault = error(
    "E0601",
    `\`main\` function not found in crate \`${checked.resolver.crateName(userCrate)}\``,
    end,
    {
      notes: ["a library has no `main`: run its tests, or a program of its package"],
    },
  );
  return { kind: "rejected", checked: { ...checked, diagnostics: [fault, ...checked.diagnostics], hasErrors: true } };
}

function entriesOf(checked: Checked, context: ProgramContext, tests: readonly TestCase[]): Instance[] {
  const main = checked.resolver.mainFunction();
  if (tests.length > 0 || main === undefined) return tests.map(({ def, name }) => context.testEntry(def, name));
  return [context.entry(main)];
}

/**
 * A constant whose evaluation fails is an error of the program (E0080). A type that our checker left open although it reported
 * nothing is a limit of ours.
 */
function linkOrReport(checked: Checked, make: () => Program): Program | undefined {
  try {
    return make();
  } catch (thrown) {
    if (isStackOverflow(thrown))
      withinStack(checked, () => {
        throw thrown;
      });
    else if (thrown instanceof ConstEvalError) reportConstFailure(checked.tcx, thrown.failure);
    else if (thrown instanceof UnsoundBody || thrown instanceof UnknownLength) {
      const main = checked.resolver.mainFunction();
      const { nameSpan } = checked.resolver.def(main ?? checked.resolver.crateRoot(userCrate));
      checked.tcx.diagnostics.push(unsupported("a type that this program's functions reach", nameSpan));
    } else throw thrown;
    return undefined;
  }
}

/** Calls of what std declares but the machine cannot do: `#[glasscrab::unsupported("threads")]`. */
export function reportUnsupportedCalls(tcx: Context, body: Body): void {
  for (const { terminator } of body.blocks) {
    if (terminator.kind !== "Call" || terminator.func.kind !== "Constant") continue;
    const { ty } = terminator.func.constant;
    const what = ty.kind === "FnDef" ? unsupportedReason(tcx, ty.def) : undefined;
    if (what !== undefined) tcx.diagnostics.push(unsupported(what, terminator.info.span));
  }
}

function unsupportedReason(tcx: Context, def: DefId): string | undefined {
  for (const attribute of tcx.def(def).attributes) {
    if (attribute.kind !== "Normal" || attribute.args.kind !== "Delimited") continue;
    const [tool, name] = attribute.path.segments.map(({ ident }) => ident.name);
    const [text] = attribute.args.tokens;
    if (tool === "glasscrab" && name === "unsupported" && text?.kind === "Literal") return text.symbol;
  }
  return undefined;
}
