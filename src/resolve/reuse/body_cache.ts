/**
 * What one check of a program found in its bodies, kept for the next: a language service holds a `BodyCache` and gives it to each check,
 * so that after an edit in one body only that body is checked anew. A check with the cache finds exactly what one without it finds.
 *
 * A body's record is a list of *phases* (its names, types, MIR, lints, …), each with the diagnostics that it reported, the imports
 * that it used and a plain result. A phase is replayed where the outline (`outline.ts`) and the body's own text are unchanged; places move
 * with the text. What a replayed body is (its syntax, types) is made when someone asks. Bodies that are not closed, and those
 * that macros make, are part of the outline and kept with it. What was made of a closed body for a run (`keep`) is kept too: its MIR.
 *
 * Not kept: bodies with items, and those whose diagnostics lie in a macro's expansion, in another body, or tell a line number. Nothing
 * of a check is kept when a body reported what is not its own (a constant's failure is told once, to whoever asks first), and none is
 * made for programs that read other files or their own line numbers, or have `#[expect]`s.
 */
import type { Diagnostic, Diagnostics } from "../../base/diagnostic";
import type { SourceMap, Span } from "../../base/source";
import type { Fn } from "../../syntax/ast";
import { crateOf, type DefId, makeDefId, userCrate } from "../def";
import type { LintFile } from "../lint_levels";
import type { Import } from "../module";
import type { HygieneTable } from "../../expand/hygiene";
import { isSpan, moveAll, moveWithContexts } from "./moved";
import { isClosedAt, type Move, moveBetween, type Outline, outlineOf, writtenBody } from "./outline";

/** In the order in which a check asks for them. */
export type Phase =
  | "items"
  | "names"
  | "types"
  | "patterns"
  | "mir"
  | "coroutines"
  | "constants"
  | "early lints"
  | "uses"
  | "lints";

interface PhaseRecord {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Indices into the crate's imports. */
  readonly imports: readonly number[];
  /** Whether there were errors before it, where it asked that. */
  readonly errorsBefore: boolean | undefined;
}

interface StoredBody {
  /** Of a closed body. */
  readonly text: string | undefined;
  readonly span: Span | undefined;
  readonly phases: ReadonlyMap<Phase, PhaseRecord>;
  /** What came of the body in the end, if a check was followed by that. */
  readonly made: { product: Product | undefined };
}

/** Plain data that a later stage made of a closed body, as it was in the check that is told of here. */
interface Product {
  readonly value: unknown;
  readonly span: Span;
  readonly outline: Outline;
  readonly contexts: HygieneTable;
  readonly itemCount: number;
}

interface StoredProgram {
  readonly outline: Outline;
  /** Phases of the outline itself. */
  readonly items: StoredBody | undefined;
  /** In the order in which names are resolved, which the outline decides. */
  readonly bodies: readonly (StoredBody | undefined)[];
}

/** Programs that are kept: while one types, the outline often goes and comes back. */
const programLimit = 4;

export class BodyCache {
  private programs: StoredProgram[] = [];
  /** Texts of bodies that declare items. */
  readonly open = new Set<string>();

  find(key: string): StoredProgram | undefined {
    return this.programs.find(({ outline }) => outline.key === key);
  }

  keep(program: StoredProgram): void {
    const others = this.programs.filter(({ outline }) => outline.key !== program.outline.key);
    this.programs = [program, ...others].slice(0, programLimit);
  }
}

/** The state of a check that phases change. */
export interface CheckState {
  readonly sources: SourceMap;
  readonly diagnostics: Diagnostics;
  readonly imports: readonly Import[];
  readonly hygiene: HygieneTable;
  /** So many definitions stand outside of bodies: the outline numbers them, before those in bodies. */
  readonly itemCount: number;
}

/** A check's use of the cache. */
export class BodyReuse {
  /** A body that was taken for closed declares items, so others may wrongly have been taken for unchanged: resolve again. */
  isMistaken = false;
  readonly outline: Outline;
  private readonly stored: StoredProgram | undefined;
  private readonly records: BodyRecord[] = [];
  private readonly byDef = new Map<DefId, BodyRecord>();
  /** What is outside of closed bodies. */
  private readonly items: BodyRecord;
  foundOpen = false;
  private isPoisoned = false;

  constructor(
    private readonly cache: BodyCache,
    readonly state: CheckState,
    private readonly files: readonly LintFile[],
    private readonly options: string,
  ) {
    this.outline = this.makeOutline();
    this.stored = cache.find(this.outline.key);
    this.items = this.makeRecord(undefined, undefined, this.stored?.items);
  }

  private makeRecord(span: Span | undefined, item: Span | undefined, stored: StoredBody | undefined): BodyRecord {
    const text = span && this.state.sources.textOf(span);
    const usable = stored?.text === text ? stored : undefined;
    const move = usable && this.stored ? moveBetween(this.stored.outline, this.outline, usable.span) : undefined;
    return new BodyRecord(this, span, text, item, usable, move);
  }

  /** What the outline alone decides. */
  runOnItems(work: () => void): void {
    this.items.run("items", work);
  }

  private makeOutline(): Outline {
    return outlineOf(this.files, this.state.sources, this.cache.open, this.options);
  }

  /** To be called for each function with a body in turn. */
  enter(def: DefId, fn: Fn, item: Span): BodyRecord {
    const span = writtenBody(fn);
    const isClosed = isClosedAt(this.outline, span);
    const record = this.makeRecord(isClosed ? span : undefined, item, this.stored?.bodies[this.records.length]);
    this.records.push(record);
    this.byDef.set(def, record);
    return record;
  }

  recordOf(def: DefId): BodyRecord | undefined {
    return this.byDef.get(def);
  }

  /** What this check finds is not to be kept. */
  poison(): void {
    this.isPoisoned = true;
  }

  /** The body declares items. */
  markOpen(record: BodyRecord): void {
    record.discard();
    if (record.text === undefined) return;
    this.cache.open.add(record.text);
    this.foundOpen = true;
    this.isMistaken = this.stored !== undefined;
  }

  /** Keeps what was found. */
  finish(): void {
    if (this.isPoisoned) return;
    const outline = this.foundOpen ? this.makeOutline() : this.outline;
    this.cache.keep({ outline, items: this.items.toStore(), bodies: this.records.map((record) => record.toStore()) });
  }
}

export class BodyRecord {
  private readonly phases = new Map<Phase, PhaseRecord>();
  private readonly made: StoredBody["made"];
  private isDiscarded = false;

  constructor(
    private readonly reuse: BodyReuse,
    private readonly span: Span | undefined,
    readonly text: string | undefined,
    /** The whole function; undefined for the outline. */
    private readonly item: Span | undefined,
    private stored: StoredBody | undefined,
    private readonly move: Move | undefined,
  ) {
    this.made = { product: stored?.made.product };
  }

  /** Whether a phase need not be done. */
  has(phase: Phase): boolean {
    return this.known(phase) !== undefined;
  }

  discard(): void {
    this.isDiscarded = true;
  }

  /** Does a phase, or what it did last time. */
  run<T>(phase: Phase, work: () => T): T {
    const known = this.known(phase);
    if (known !== undefined) {
      this.replay(known);
      this.phases.set(phase, known);
      return known.value as T;
    }
    return this.record(phase, work);
  }

  private known(phase: Phase): PhaseRecord | undefined {
    const stored = this.stored?.phases.get(phase);
    const { diagnostics } = this.reuse.state;
    const moved = stored && this.moved(stored);
    if (stored !== undefined && moved === undefined) this.stored = undefined;
    if (moved?.errorsBefore !== undefined && moved.errorsBefore !== diagnostics.hasErrors()) this.stored = undefined;
    return this.stored === undefined ? undefined : moved;
  }

  private moved(phase: PhaseRecord): PhaseRecord | undefined {
    if (phase.diagnostics.length === 0 || this.move === undefined) return phase;
    const diagnostics = phase.diagnostics.map((diagnostic) => moveAll(diagnostic, this.move as Move));
    return diagnostics.includes(undefined) ? undefined : { ...phase, diagnostics: diagnostics as Diagnostic[] };
  }

  private replay({ diagnostics, imports }: PhaseRecord): void {
    const { state } = this.reuse;
    for (const diagnostic of diagnostics) state.diagnostics.push(diagnostic);
    for (const index of imports) (state.imports[index] as Import).used = true;
  }

  private record<T>(phase: Phase, work: () => T): T {
    const { diagnostics, imports } = this.reuse.state;
    const usedBefore = imports.map((one) => one.used);
    for (const one of imports) one.used = false;
    const hadErrors = diagnostics.hasErrors();
    const { questionCount } = diagnostics;
    const count = diagnostics.list.length;
    const value = work();
    const found = diagnostics.list.slice(count);
    const used = imports.flatMap((one, index) => (one.used ? [index] : []));
    usedBefore.forEach((was, index) => {
      if (was) (imports[index] as Import).used = true;
    });
    const errorsBefore = diagnostics.questionCount > questionCount ? hadErrors : undefined;
    this.phases.set(phase, { value, diagnostics: found, imports: used, errorsBefore });
    if (!found.every((diagnostic) => this.isOwn(diagnostic))) this.reuse.poison();
    if (!found.every((diagnostic) => isMovable(diagnostic))) this.discard();
    return value;
  }

  private isOwn({ span }: Diagnostic): boolean {
    if (this.item === undefined) return true;
    const { file, lo, hi } = this.item;
    return span.ctxt !== 0 || (span.file === file && span.lo >= lo && span.hi <= hi);
  }

  /**
   * Keeps what a later stage made of a closed body without errors: plain data that follows from the outline and the body's text, with
   * places in it and definitions (under the name `def`).
   */
  keep(value: unknown): void {
    const { outline, state } = this.reuse;
    const { span } = this;
    if (this.text === undefined || span === undefined || this.isDiscarded || this.reuse.foundOpen) return;
    this.made.product = { value, span, outline, contexts: state.hygiene, itemCount: state.itemCount };
  }

  /** What was kept of this body, as if it were made now; undefined where it has to be: definitions within bodies have new numbers. */
  kept(): unknown {
    const { product } = this.made;
    if (product === undefined || !this.has("mir")) return undefined;
    const { outline, state } = this.reuse;
    const move = moveBetween(product.outline, outline, product.span);
    const isItem = (def: DefId): boolean => crateOf(def) < userCrate || def - makeDefId(userCrate, 0) < state.itemCount;
    const value =
      product.itemCount === state.itemCount
        ? moveAll(product.value, moveWithContexts(move, product.contexts, state.hygiene), isItem)
        : undefined;
    if (value === undefined) this.made.product = undefined;
    return value;
  }

  /** Phases that were not asked for this time hold still. */
  toStore(): StoredBody | undefined {
    if (this.isDiscarded) return undefined;
    const phases = new Map(this.phases);
    for (const [phase, stored] of this.stored?.phases ?? []) {
      const moved = phases.has(phase) ? undefined : this.moved(stored);
      if (moved !== undefined) phases.set(phase, moved);
    }
    return { text: this.text, span: this.span, phases, made: this.made };
  }
}

/** Its places are in the program's own text, and its words say none. */
function isMovable(value: unknown): boolean {
  if (typeof value === "string") return !/:\d+:\d+/.test(value);
  if (typeof value !== "object" || value === null) return true;
  if (isSpan(value)) return value.ctxt === 0;
  return Object.values(value).every(isMovable);
}
