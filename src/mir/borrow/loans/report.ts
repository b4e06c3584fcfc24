/**
 * The words of conflicts between accesses and loans: E0499 to E0506, E0510 and E0524, with rustc's labels. Which rule is
 * broken was found in `access.ts`; why the loan is still in scope is told by `explanation.ts`; what dies too early is worded
 * in `outlived.ts`.
 */
import { type Diagnostic, error } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { TyCtxt } from "../../../types/tcx";
import type { Body, BorrowKind, Location, Place } from "../../mir";
import { placeTy } from "../../placeTy";
import { declaredAt, describePlace, localName } from "../describe";
import type { RegionNames } from "../regions/names";
import type { RegionInference } from "../regions/regions";
import type { Use, WriteKind } from "./access";
import type { BorrowData } from "./borrowSet";
import { Explainer, type Words } from "./explanation";
import { OutlivedReports } from "./outlived";
import { borrowAt } from "../around";
import { localForArgument, splitAdvice } from "./localAdvice";
import { cloneAt, deriveCloneNote } from "../cloneAdvice";
import { headerOrUse, innerUse, sameSpan, spanAt, type UseSpans, useSpansAt } from "./spans";

export interface Conflict {
  readonly borrow: BorrowData;
  /** What is accessed. */
  readonly place: Place;
  readonly location: Location;
  readonly span: Span;
  readonly use: Use;
}

interface Pair {
  readonly borrow: BorrowData;
  readonly place: Place;
  readonly location: Location;
  readonly issued: UseSpans;
  readonly now: UseSpans;
  readonly words: Words;
}

export class LoanReports {
  readonly diagnostics: Diagnostic[] = [];
  private readonly explainer: Explainer;
  private readonly outlivedReports: OutlivedReports;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    regions: RegionInference,
    names: RegionNames | undefined,
    /** Accesses told of, by place and span. */
    reported: Set<string>,
  ) {
    this.explainer = new Explainer(tcx, body, regions, names);
    this.outlivedReports = new OutlivedReports(tcx, body, this.explainer, reported);
  }

  conflict(conflict: Conflict): void {
    const { use } = conflict;
    if (use.kind === "Read") {
      if (use.borrow === undefined) this.useWhileBorrowed(conflict);
      else this.conflictingBorrow(conflict, use.borrow);
      return;
    }
    const report: Record<WriteKind, () => void> = {
      MutableBorrow: () => this.conflictingBorrow(conflict, use.borrow ?? { kind: "Mut", mut: "Default" }),
      StorageDeadOrDrop: () => this.outlived({ ...conflict, dropped: conflict.place.local }),
      Mutate: () => this.assignment(conflict),
      Replace: () => this.assignment(conflict),
      Move: () => this.moveOut(conflict),
    };
    report[use.write]();
  }

  /** Something ends while it is borrowed. */
  outlived(found: Omit<Conflict, "use"> & { readonly dropped: Place["local"] | undefined }): void {
    const diagnostic = this.outlivedReports.report(found);
    if (diagnostic !== undefined) this.diagnostics.push(diagnostic);
  }

  private report(code: string, message: string, span: Span, words: Words): void {
    this.diagnostics.push(error(code, message, span, words));
  }

  private pair({ borrow, place, location, span }: Conflict): Pair {
    const issued = useSpansAt(this.tcx, this.body, borrow.location, spanAt(this.body, borrow.location));
    const now = useSpansAt(this.tcx, this.body, location, span, place);
    return { borrow, place, location, issued, now, words: { labels: [], notes: [], help: [], suggestions: [] } };
  }

  // ---- two borrows ----

  private conflictingBorrow(conflict: Conflict, kind: BorrowKind): void {
    const pair = this.pair(conflict);
    const issuedKind = pair.borrow.kind;
    if (issuedKind.kind === "Fake") {
      if (this.inImmutableSection(pair, "mutably borrow")) return;
      this.reborrow(pair, "mutable", "immutable", "immutable ");
    } else if (kind.kind !== "Mut") {
      if (isUnique(issuedKind)) this.afterClosure(pair, "immutable");
      else this.reborrow(pair, "immutable", "mutable", "mutable ");
    } else if (issuedKind.kind === "Shared") {
      if (isUnique(kind)) this.closureNeedsAll(pair);
      else this.reborrow(pair, "mutable", "immutable", "immutable ");
    } else if (isUnique(kind) && isUnique(issuedKind)) this.twoClosures(pair);
    else if (isUnique(kind)) this.closureNeedsAll(pair);
    else if (isUnique(issuedKind)) this.afterClosure(pair, "mutable");
    else this.mutableTwice(pair);
  }

  /** The uses inside closures, and why the first loan still counts. */
  private finishPair(
    { borrow, location, place, issued, now, words }: Pair,
    firstDesc: string,
    code: string,
    message: string,
  ): void {
    const what = this.explainer.describe(place);
    if (issued.kind === "Closure" && now.kind === "Closure" && sameSpan(issued.use, now.use))
      words.labels.push({ span: now.use, text: `borrows occur due to use of ${what} in ${now.noun}` });
    else {
      const first = this.explainer.describe(borrow.place);
      if (issued.kind === "Closure")
        words.labels.push({ span: issued.use, text: `first borrow occurs due to use of ${first} in ${issued.noun}` });
      if (now.kind === "Closure")
        words.labels.push({ span: now.use, text: `second borrow occurs due to use of ${what} in ${now.noun}` });
    }
    this.unionNote(borrow.place, place, words);
    const explanation = this.explainer.explain(location, borrow);
    this.explainer.addTo(words, explanation, firstDesc);
    if (code === "E0499") words.help.push(...splitAdvice(this.tcx, this.body, borrow, place, now));
    words.help.push(...localForArgument(this.body, location, borrow, explanation));
    this.report(code, message, headerOrUse(now), words);
  }

  private label(pair: Pair, oldText: string, newText: string): void {
    pair.words.labels.push(
      { span: headerOrUse(pair.now), text: newText, primary: true },
      { span: headerOrUse(pair.issued), text: oldText },
    );
  }

  private reborrow(pair: Pair, now: string, before: string, firstDesc: string): void {
    const { what, via, oldVia, old, newName } = this.names(pair);
    if (via === "") this.label(pair, `${before} borrow occurs here`, `${now} borrow occurs here`);
    else
      this.label(
        pair,
        `${before} borrow of ${old} occurs here`,
        `${now} borrow of ${newName} -- which overlaps with ${old} -- occurs here`,
      );
    const message = `cannot borrow ${what}${via} as ${now} because it is also borrowed as ${before}${oldVia}`;
    this.finishPair(pair, firstDesc, "E0502", message);
  }

  private mutableTwice(pair: Pair): void {
    const { what, via, oldVia } = this.names(pair);
    const here = headerOrUse(pair.now);
    if (sameSpan(here, headerOrUse(pair.issued))) {
      pair.words.labels.push({
        span: here,
        text: `${what}${via} was mutably borrowed here in the previous iteration of the loop${via}`,
        primary: true,
      });
    } else this.label(pair, `first mutable borrow occurs here${oldVia}`, `second mutable borrow occurs here${via}`);
    this.finishPair(pair, "first ", "E0499", `cannot borrow ${what}${via} as mutable more than once at a time`);
  }

  /** Fields of a union overlap: both borrows are of the union, each via its field. */
  private names({ borrow, place }: Pair): {
    readonly what: string;
    readonly via: string;
    readonly oldVia: string;
    readonly old: string;
    readonly newName: string;
  } {
    const union = this.unionOf(borrow.place, place);
    const newName = this.explainer.describe(place);
    const old = this.explainer.describe(borrow.place);
    if (union === undefined) return { what: newName, via: "", oldVia: "", old, newName };
    return { what: this.explainer.describe(union), via: ` (via ${newName})`, oldVia: ` (via ${old})`, old, newName };
  }

  private twoClosures(pair: Pair): void {
    const what = this.explainer.describe(pair.place);
    const here = headerOrUse(pair.now);
    if (sameSpan(here, headerOrUse(pair.issued))) {
      const text = "closures are constructed here in different iterations of loop";
      pair.words.labels.push({ span: here, text, primary: true });
    } else this.label(pair, "first closure is constructed here", "second closure is constructed here");
    this.finishPair(pair, "first ", "E0524", `two closures require unique access to ${what} at the same time`);
  }

  private closureNeedsAll(pair: Pair): void {
    const what = this.explainer.describe(pair.place);
    this.label(pair, "borrow occurs here", "closure construction occurs here");
    const message = `closure requires unique access to ${what} but it is already borrowed`;
    this.finishPair(pair, "first ", "E0500", message);
  }

  private afterClosure(pair: Pair, now: string): void {
    const what = this.explainer.describe(pair.place);
    const explained = this.explainer.explain(pair.location, pair.borrow).kind !== "Unexplained";
    this.label(pair, "closure construction occurs here", `${explained ? "second " : ""}borrow occurs here`);
    const message = `cannot borrow ${what} as ${now} because previous closure requires unique access`;
    this.finishPair(pair, "first ", "E0501", message);
  }

  // ---- uses, assignments, moves ----

  private useWhileBorrowed(conflict: Conflict): void {
    const pair = this.pair(conflict);
    const { words, issued, now, borrow } = pair;
    const what = this.explainer.describe(pair.place);
    const borrowed = this.explainer.describe(borrow.place);
    const span = innerUse(now);
    words.labels.push(
      { span, text: `use of borrowed ${borrowed}`, primary: true },
      { span: headerOrUse(issued), text: `${borrowed} is borrowed here` },
    );
    this.closureUse(issued, borrow, words);
    this.explainer.addTo(words, this.explainer.explain(pair.location, borrow), "");
    this.report("E0503", `cannot use ${what} because it was mutably borrowed`, span, words);
  }

  private closureUse(spans: UseSpans, borrow: BorrowData, words: Words): void {
    if (spans.kind !== "Closure") return;
    const what = this.explainer.describe(borrow.place);
    words.labels.push({ span: spans.use, text: `borrow occurs due to use of ${what} in ${spans.noun}` });
  }

  private assignment(conflict: Conflict): void {
    const pair = this.pair(conflict);
    const { words, issued, borrow } = pair;
    if (borrow.kind.kind === "Fake" && this.inImmutableSection(pair, "assign")) return;
    const what = this.explainer.describe(pair.place);
    const { span } = conflict;
    words.labels.push(
      { span, text: `${what} is assigned to here but it was already borrowed`, primary: true },
      { span: headerOrUse(issued), text: `${what} is borrowed here` },
    );
    if (issued.kind === "Closure")
      words.labels.push({ span: issued.use, text: `borrow occurs due to use in ${issued.noun}` });
    this.explainer.addTo(words, this.explainer.explain(pair.location, borrow), "");
    this.report("E0506", `cannot assign to ${what} because it is borrowed`, span, words);
  }

  private moveOut(conflict: Conflict): void {
    const pair = this.pair(conflict);
    const { words, issued, now, borrow, place } = pair;
    const what = this.explainer.describe(place);
    const borrowed = this.explainer.describe(borrow.place);
    const span = headerOrUse(now);
    const borrowSpan = headerOrUse(issued);
    this.declaration(borrow.place, words);
    words.labels.push(
      { span: borrowSpan, text: `borrow of ${borrowed} occurs here` },
      { span, text: `move out of ${what} occurs here`, primary: true },
    );
    this.closureUse(issued, borrow, words);
    if (now.kind === "Closure") words.labels.push({ span: now.use, text: `move occurs due to use in ${now.noun}` });
    this.explainer.addTo(words, this.explainer.explain(pair.location, borrow), "", borrowSpan);
    this.cloneBorrowed(borrow, issued, words);
    this.report("E0505", `cannot move out of ${what} because it is borrowed`, span, words);
  }

  /** `&x` of a value that is moved later: `x.clone()` would do. */
  private cloneBorrowed(borrow: BorrowData, issued: UseSpans, words: Words): void {
    const { tcx, body } = this;
    const made =
      issued.kind === "Closure" ? undefined : borrowAt(tcx.typedBody(body.def), spanAt(body, borrow.location));
    if (made === undefined) return;
    const { place } = made;
    words.suggestions.push(...cloneAt(tcx, body, place.ty, place.span));
    words.notes.push(...deriveCloneNote(tcx, body, place.ty, place.span));
  }

  private declaration({ local, projection }: Place, words: Words): void {
    if (projection.some(({ kind }) => kind === "Downcast")) return;
    const name = localName(this.body, local);
    const decl = this.body.locals[local];
    if (name !== undefined && decl !== undefined)
      words.labels.push({ span: declaredAt(decl), text: `binding \`${name}\` declared here` });
  }

  // ---- guards and indexes ----

  /** A fake borrow stands for a section in which a place must not change. */
  private inImmutableSection({ borrow, place, issued, now, words }: Pair, action: string): boolean {
    const section = this.immutableSection(borrow);
    if (section === undefined) return false;
    const span = headerOrUse(now);
    words.labels.push(
      { span, text: `cannot ${action}`, primary: true },
      { span: headerOrUse(issued), text: `value is immutable in ${section}` },
    );
    if (now.kind === "Closure") {
      const text = `borrow occurs due to use of ${this.explainer.describe(place)} in ${now.noun}`;
      words.labels.push({ span: now.use, text });
    }
    this.report("E0510", `cannot ${action} ${this.explainer.describe(place)} in ${section}`, span, words);
    return true;
  }

  private immutableSection({ assigned }: BorrowData): string | undefined {
    for (const { statements } of this.body.blocks) {
      for (const statement of statements) {
        if (statement.kind !== "FakeRead" || statement.place.local !== assigned.local) continue;
        if (statement.cause === "ForMatchGuard") return "match guard";
        if (statement.cause === "ForIndex") return "indexing expression";
      }
    }
    return undefined;
  }

  // ---- unions ----

  /** The union through whose fields the two places reach, where these differ. */
  private unionOf(first: Place, second: Place): Place | undefined {
    if (first.local !== second.local) return undefined;
    for (const [index, element] of first.projection.entries()) {
      const other = second.projection[index];
      if (element.kind !== "Field" || other?.kind !== "Field") continue;
      const base: Place = { local: first.local, projection: first.projection.slice(0, index) };
      const { ty } = placeTy(this.body.locals, base);
      if (ty.kind !== "Adt" || this.tcx.adtDef(ty.def).adtKind !== "Union") continue;
      return element.field === other.field ? undefined : base;
    }
    return undefined;
  }

  private unionNote(first: Place, second: Place, words: Words): void {
    const place = this.unionOf(first, second);
    if (place === undefined) return;
    const union = this.tcx.printTy(placeTy(this.body.locals, place).ty);
    const [now, before] = [second, first].map((place) => describePlace(this.tcx, this.body, place) ?? "value");
    words.notes.push(`\`${now}\` is a field of the union \`${union}\`, so it overlaps the field \`${before}\``);
  }
}

function isUnique(kind: BorrowKind): boolean {
  return kind.kind === "Mut" && kind.mut === "ClosureCapture";
}
