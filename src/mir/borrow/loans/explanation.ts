/**
 * Why a loan is still in scope at a point: it is used later, used in a later turn of a loop, its holder is dropped later, or
 * its region must outlive one of the caller's (rustc's `BorrowExplanation`), and the labels that tell so.
 */
import { describeCategory } from "../regions/explain";
import type { Label, Note, Suggestion } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { TyCtxt } from "../../../types/tcx";
import type { RegionVid } from "../../../types/ty";
import type { BasicBlock, Body, Local, Location, Place } from "../../mir";
import { predecessors, reversePostorder, successors } from "../../successors";
import { describePlace, localName } from "../describe";
import type { RegionName, RegionNames } from "../regions/names";
import type { BlameConstraint, RegionInference } from "../regions/regions";
import type { BorrowData } from "./borrowSet";
import { overlaps, spanAt, useSpansAt } from "./spans";

type LaterUseKind = "TraitCapture" | "ClosureCapture" | "Call" | "FakeLetRead" | "Other";

export type Explanation =
  | {
      readonly kind: "UsedLater" | "UsedLaterInLoop";
      readonly use: LaterUseKind;
      readonly span: Span;
    }
  | {
      readonly kind: "UsedLaterWhenDropped";
      readonly local: Local;
      readonly span: Span;
      /** Both are variables of one scope: their order is the fault. */
      readonly noteOrder: boolean;
    }
  | {
      readonly kind: "MustBeValidFor";
      readonly blame: BlameConstraint;
      readonly region: RegionVid;
      readonly regionName: RegionName;
      readonly placeName: string | undefined;
    }
  | { readonly kind: "Unexplained" };

/** What a diagnostic is made of, while it is collected. */
export interface Words {
  readonly labels: Label[];
  readonly notes: Note[];
  readonly help: Note[];
  readonly suggestions: Suggestion[];
}

export class Explainer {
  private rank: ReadonlyMap<BasicBlock, number> | undefined;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly regions: RegionInference,
    private readonly names: RegionNames | undefined,
  ) {}

  /** `dropped`: the variable whose end conflicts with the loan. */
  explain(location: Location, borrow: BorrowData, dropped?: Local): Explanation {
    const { regions, body } = this;
    const cause = regions.liveCause(borrow.region, regions.points.point(location), true);
    const { block, statementIndex } = borrow.location;
    // The loan conflicts with itself, made in an earlier turn of a loop.
    const isSame = block === location.block && statementIndex === location.statementIndex;
    if (cause?.kind === "Use") {
      const isLater = cause.inLaterTurn === true || (isSame && this.isInLaterTurn(location, cause.location));
      return this.usedLater(cause.location, cause.local, isLater);
    }
    if (cause?.kind === "Drop") {
      const noteOrder =
        dropped !== undefined &&
        dropped !== cause.local &&
        localName(body, dropped) !== undefined &&
        localName(body, cause.local) !== undefined;
      return { kind: "UsedLaterWhenDropped", local: cause.local, span: spanAt(body, cause.location), noteOrder };
    }
    return this.validFor(borrow);
  }

  private validFor(borrow: BorrowData): Explanation {
    const { regions } = this;
    const region = this.errorRegion(borrow.region);
    const blame = region === undefined ? undefined : regions.blame(borrow.region, region);
    if (region === undefined || blame === undefined) return { kind: "Unexplained" };
    const regionName = this.names?.name(region) ?? { text: "'static", isNamed: true, label: undefined };
    const placeName = describePlace(this.tcx, this.body, borrow.place);
    return { kind: "MustBeValidFor", blame, region, regionName, placeName };
  }

  /** The universal region that the value of a region reaches; the one to speak of. */
  private errorRegion(region: RegionVid): RegionVid | undefined {
    const { regions } = this;
    const ends = regions.universalIn(region);
    const all = ends.filter((universal) => {
      const definition = regions.definition(universal);
      return definition.kind === "Universal" && definition.universal !== "Body";
    });
    // Only what an opaque return type hides reaches no more than the end of the body.
    if (all.length === 0) return ends[0];
    return (
      all.find((universal) => this.isStatic(universal)) ??
      all.find((universal) => all.every((other) => regions.outlives(universal, other))) ??
      all.find((universal) => this.nameOf(universal) !== undefined) ??
      all[0]
    );
  }

  private isStatic(region: RegionVid): boolean {
    const definition = this.regions.definition(region);
    return definition.kind === "Universal" && definition.universal === "Static";
  }

  private nameOf(region: RegionVid): string | undefined {
    const definition = this.regions.definition(region);
    return definition.kind === "Existential" ? undefined : definition.name;
  }

  // ---- later uses ----

  private usedLater(use: Location, local: Local, isLater: boolean): Explanation {
    const span = spanAt(this.body, use);
    const spans = useSpansAt(this.tcx, this.body, use, span, { local, projection: [] });
    const kind = isLater ? "UsedLaterInLoop" : "UsedLater";
    if (spans.kind === "Closure") return { kind, use: "ClosureCapture", span: spans.use };
    return { kind, ...this.laterUse(use, span) };
  }

  private laterUse(
    { block, statementIndex }: Location,
    span: Span,
  ): { readonly use: LaterUseKind; readonly span: Span } {
    const data = this.body.blocks[block];
    const statement = data?.statements[statementIndex];
    if (statement?.kind === "FakeRead" && statement.cause === "ForLet") {
      const isClosure = this.body.locals[statement.place.local]?.ty.kind === "Closure";
      return { use: isClosure ? "ClosureCapture" : "FakeLetRead", span };
    }
    if (
      statement?.kind === "Assign" &&
      statement.rvalue.kind === "Cast" &&
      statement.rvalue.cast === "Unsize" &&
      isTraitObject(statement.rvalue.ty)
    )
      return { use: "TraitCapture", span };
    const terminator = data?.terminator;
    if (statement === undefined && terminator?.kind === "Call" && terminator.callSource === "Normal") {
      const { func } = terminator;
      return { use: "Call", span: func.kind === "Constant" ? func.constant.span : span };
    }
    return { use: "Other", span };
  }

  /** The way to the use goes around a loop that both stand in. */
  private isInLaterTurn(from: Location, use: Location): boolean {
    const head = this.backEdgeTo(from, use);
    return head !== undefined && this.reaches(use.block, head);
  }

  /** The head of the loop whose back edge the shortest way from one location to the other takes. */
  private backEdgeTo(from: Location, to: Location): BasicBlock | undefined {
    if (from.block === to.block && from.statementIndex < to.statementIndex) return undefined;
    const seen = new Set<BasicBlock>();
    const queue: { readonly block: BasicBlock; readonly head: BasicBlock | undefined }[] = [
      { block: from.block, head: undefined },
    ];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { block } = next;
      for (const target of successors(this.terminator(block))) {
        const head = this.isBackEdge(block, target) ? target : next.head;
        if (target === to.block) return head;
        if (seen.has(target)) continue;
        seen.add(target);
        queue.push({ block: target, head });
      }
    }
    return undefined;
  }

  private reaches(from: BasicBlock, to: BasicBlock): boolean {
    const seen = new Set<BasicBlock>([to]);
    const incoming = predecessors(this.body.blocks);
    const stack = [to];
    for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
      if (block === from) return true;
      for (const before of incoming[block] ?? []) {
        if (seen.has(before)) continue;
        seen.add(before);
        stack.push(before);
      }
    }
    return false;
  }

  private terminator(block: BasicBlock): Body["blocks"][number]["terminator"] {
    return (this.body.blocks[block] as Body["blocks"][number]).terminator;
  }

  private isBackEdge(from: BasicBlock, to: BasicBlock): boolean {
    this.rank ??= new Map(reversePostorder(this.body.blocks).map((block, index) => [block, index]));
    return (this.rank.get(from) ?? 0) >= (this.rank.get(to) ?? 0);
  }

  // ---- labels ----

  /** `borrowSpan`: already labelled; a use inside it is not told of twice. */
  addTo(words: Words, explanation: Explanation, borrowDesc: string, borrowSpan?: Span): void {
    switch (explanation.kind) {
      case "UsedLater":
      case "UsedLaterInLoop": {
        if (borrowSpan !== undefined && overlaps(borrowSpan, explanation.span)) return;
        const phrase = (explanation.kind === "UsedLater" ? later : inLaterTurn)[explanation.use];
        words.labels.push({ span: explanation.span, text: `${borrowDesc}borrow ${phrase}` });
        return;
      }
      case "UsedLaterWhenDropped":
        this.addDrop(words, explanation, borrowDesc);
        return;
      case "MustBeValidFor": {
        const { blame, placeName, regionName } = explanation;
        if (regionName.label !== undefined) words.labels.push(regionName.label);
        const what = placeName === undefined ? `${borrowDesc}borrow lasts` : `\`${placeName}\` is borrowed`;
        words.labels.push({
          span: blame.span,
          text: `${describeCategory(blame.category)}requires that ${what} for \`${regionName.text}\``,
        });
        return;
      }
      case "Unexplained":
    }
  }

  private addDrop(
    words: Words,
    { local, span, noteOrder }: Extract<Explanation, { kind: "UsedLaterWhenDropped" }>,
    borrowDesc: string,
  ): void {
    const decl = this.body.locals[local];
    if (decl === undefined) return;
    const { ty } = decl;
    const hasDrop = ty.kind === "Adt" && !this.tcx.adtDef(ty.def).isBox && this.tcx.dropImpl(ty.def) !== undefined;
    const code = hasDrop ? "`Drop` code" : "destructor";
    const of =
      hasDrop && ty.kind === "Adt"
        ? `type \`${this.tcx.def(ty.def).name}\``
        : ty.kind === "Closure"
          ? "closure"
          : `type \`${this.tcx.printTy(ty)}\``;
    const name = localName(this.body, local);
    if (name !== undefined) {
      const text = `${borrowDesc}borrow might be used here, when \`${name}\` is dropped and runs the ${code} for ${of}`;
      words.labels.push({ span, text });
      if (noteOrder) words.notes.push("values in a scope are dropped in the opposite order they are defined");
      return;
    }
    words.labels.push({
      span: decl.span,
      text: `a temporary with access to the ${borrowDesc}borrow is created here ...`,
    });
    words.labels.push({
      span,
      text: `... and the ${borrowDesc}borrow might be used here, when that temporary is dropped and runs the ${code} for ${of}`,
    });
    if (decl.kind.kind === "Temp" && decl.kind.isBlockTail) this.addBlockTail(words, decl.span);
  }

  private addBlockTail(words: Words, tail: Span): void {
    words.notes.push(
      "the temporary is part of an expression at the end of a block;\nconsider forcing this temporary to be dropped sooner, before the block's local variables are dropped",
    );
    words.suggestions.push({
      message:
        "for example, you could save the expression's value in a new local variable `x` and then make `x` be the expression at the end of the block",
      edits: [
        { span: { ...tail, hi: tail.lo }, replacement: "let x = " },
        { span: { ...tail, lo: tail.hi }, replacement: "; x" },
      ],
      applicability: "MaybeIncorrect",
    });
  }

  describe(place: Place): string {
    const name = describePlace(this.tcx, this.body, place);
    return name === undefined ? "value" : `\`${name}\``;
  }
}

const later: Readonly<Record<LaterUseKind, string>> = {
  TraitCapture: "later captured here by trait object",
  ClosureCapture: "later captured here by closure",
  Call: "later used by call",
  FakeLetRead: "later stored here",
  Other: "later used here",
};

const inLaterTurn: Readonly<Record<LaterUseKind, string>> = {
  TraitCapture: "captured here by trait object, in later iteration of loop",
  ClosureCapture: "captured here by closure, in later iteration of loop",
  Call: "used by call, in later iteration of loop",
  FakeLetRead: "later stored here",
  Other: "used here, in later iteration of loop",
};

function isTraitObject(ty: Parameters<TyCtxt["printTy"]>[0]): boolean {
  if (ty.kind === "Ref" || ty.kind === "RawPtr") return ty.ty.kind === "Dynamic";
  if (ty.kind !== "Adt") return false;
  const first = ty.args[0];
  return first?.kind === "Type" && first.ty.kind === "Dynamic";
}
