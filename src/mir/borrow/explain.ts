/**
 * The words of move, initialisation and mutability errors: rustc's, with its labels, notes and suggestions. `checkMoves.ts`
 * finds the errors; moves out of places that cannot be moved out of are worded in `illegalMoves.ts`.
 */
import { type Diagnostic, error, type Label, type Note, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Location, Place } from "../mir";
import type { MoveData, MovePathIndex } from "../movePaths";
import { placeTy } from "../placeTy";
import type { Action } from "./checkMoves";
import { explainUninitialized, type Uninitialized } from "./uninitialized";
import { containsSpan } from "./around";
import { calleePath, type MoveContext, moveContext } from "./context";
import { adtCloneNote, cloneNote } from "./cloneAdvice";
import { declaredAt, describePlace } from "./describe";
import { explainIllegalMoves } from "./illegalMoves";
import type { DeclarationOf } from "./regions/names";
import type { MoveSite } from "./sites";

export interface UsedAfterMove {
  readonly location: Location;
  readonly used: Place;
  /** The path that is moved: of the used place, around it or inside it. */
  readonly path: MovePathIndex;
  readonly action: Action;
  readonly span: Span;
  readonly sites: readonly MoveSite[];
}

const nouns: Record<Action, string> = { Borrow: "borrow", Use: "use", PartialAssignment: "assign to part" };
const verbs: Record<Action, string> = { Borrow: "borrowed", Use: "used", PartialAssignment: "partially assigned" };

export class Explain {
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly data: MoveData,
    readonly _declaredOutside: DeclarationOf,
  ) {}

  private report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  illegalMoves(): void {
    for (const diagnostic of explainIllegalMoves(this.tcx, this.body, this.data)) this.report(diagnostic);
  }

  // ---- E0382 ----

  usedAfterMove(found: UsedAfterMove): Diagnostic {
    const { used, path, action, span, sites } = found;
    const pathPlace = this.data.path(path).place;
    const named = pathPlace.projection.length < used.projection.length ? pathPlace : used;
    const partial = sites.some(({ move }) => isPartOf(this.body, used, this.data.path(move.path).place))
      ? "partially "
      : "";
    const name = this.nameOf(named);
    const labels: Label[] = [];
    const notes: Note[] = [];
    const suggestions: Suggestion[] = [];
    let isLoopMove = false;
    for (const site of sites) {
      const sameLocation =
        site.location.block === found.location.block && site.location.statementIndex === found.location.statementIndex;
      isLoopMove ||= sameLocation;
      this.moveLabels(site, sameLocation, partial, { labels, notes, suggestions }, name);
    }
    if (!isLoopMove)
      labels.unshift({
        span,
        text: `value ${verbs[action]} here after ${partial === "" ? "" : "partial "}move`,
        primary: true,
      });
    const help: Note[] = [];
    if (!this.isClone(this.placeTy(pathPlace)) && partial === "") {
      const [first] = sites;
      const context = first === undefined ? undefined : moveContext(this.tcx, this.body, first.location);
      if (context?.kind === "Plain")
        this.whyNoClone(this.placeTy(pathPlace), context.span, { notes, help, suggestions });
    }
    const isCall = sites.every((site) => moveContext(this.tcx, this.body, site.location).kind === "Call");
    if (!isCall) this.whyMoved(pathPlace, partial, labels, notes);
    const message = `${nouns[action]} of ${partial}moved value${name === undefined ? "" : `: \`${name}\``}`;
    return error("E0382", message, isLoopMove ? (labels.find((label) => label.primary)?.span ?? span) : span, {
      labels,
      notes,
      help,
      suggestions,
    });
  }

  private moveLabels(
    site: MoveSite,
    isUse: boolean,
    partial: string,
    out: { readonly labels: Label[]; readonly notes: Note[]; readonly suggestions: Suggestion[] },
    name: string | undefined,
  ): void {
    const context = moveContext(this.tcx, this.body, site.location);
    const loop = isUse || site.throughBackEdge ? ", in previous iteration of loop" : "";
    const what = name === undefined ? "value" : `\`${name}\``;
    const primary = isUse ? { primary: true } : {};
    const label = (span: Span, text: string) => out.labels.push({ span, text: `${text}${loop}`, ...primary });
    switch (context.kind) {
      case "Plain":
        label(context.span, `value ${partial}moved here`);
        if (this.data.path(site.move.path).place.projection.length > 0) {
          out.suggestions.push(...this.refSuggestion(site));
          return;
        }
        this.borrowInsteadNote(context, out.notes);
        break;
      case "Closure":
        label(context.span, `value ${partial}moved ${context.noun === "closure" ? "into closure " : ""}here`);
        out.labels.push({ span: context.useSpan, text: `variable moved due to use in ${context.noun}` });
        if (this.isClone(this.placeTy(this.data.path(site.move.path).place)))
          out.suggestions.push(cloneIntoClosure(context.span));
        return;
      case "Method":
        label(context.callSpan, `${what} ${partial}moved due to this method call`);
        this.receiverNote(context, what, out.notes);
        break;
      case "IntoIter":
        label(context.callSpan, `${what} ${partial}moved due to this implicit call to \`.into_iter()\``);
        this.receiverNote(context, what, out.notes);
        out.suggestions.push(this.iterateOverSlice(context.span, site));
        return;
      case "Operator":
        label(context.callSpan, `${what} ${partial}moved due to usage in operator`);
        break;
      case "Call":
        label(context.callSpan, `${what} ${partial}moved due to this call`);
        out.notes.push(...this.calledOnce(site));
        return;
    }
    const suggestion = this.cloneSuggestion(this.placeTy(this.data.path(site.move.path).place), context);
    if (suggestion !== undefined) out.suggestions.push(suggestion);
  }

  private placeTy(place: Place): Ty {
    return placeTy(this.body.locals, place).ty;
  }

  /** `note: consider changing this parameter type in function …`. */
  private borrowInsteadNote({ callee, argument }: Extract<MoveContext, { kind: "Plain" }>, notes: Note[]): void {
    if (callee === undefined || this.tcx.def(callee).id >>> 24 !== this.body.def >>> 24) return;
    const { kind, name } = this.tcx.def(callee);
    if (kind !== "Fn" && kind !== "AssocFn") return;
    const what = kind === "Fn" ? "function" : "method";
    const text = `consider changing this parameter type in ${what} \`${name}\` to borrow instead if owning the value isn't necessary`;
    const item = this.tcx.signatureSpans(callee);
    const type = item?.params[argument]?.ty;
    if (type === undefined || item === undefined) return;
    const labels: Label[] = [
      { span: type, text: "this parameter takes ownership of the value", primary: true },
      { span: item.name, text: `in this ${what}` },
    ];
    notes.push({ text, labels });
  }

  private receiverNote({ callee }: { readonly callee: DefId | undefined }, what: string, notes: Note[]): void {
    if (callee === undefined) return;
    notes.push(`\`${calleePath(this.tcx, callee)}\` takes ownership of the receiver \`self\`, which moves ${what}`);
  }

  private isClone(ty: Ty): boolean {
    const clone = this.tcx.langItemIfAny("clone");
    return clone !== undefined && this.tcx.implementsTrait(ty, clone, this.tcx.paramEnv(this.body.def));
  }

  /** A pattern's binding took a part. */
  private refSuggestion({ location }: MoveSite): Suggestion[] {
    const statement = this.body.blocks[location.block]?.statements[location.statementIndex];
    const decl = statement?.kind === "Assign" ? this.body.locals[statement.place.local] : undefined;
    if (decl?.kind.kind !== "User" || statement === undefined || !containsSpan(statement.info.span, declaredAt(decl)))
      return [];
    const edits = [{ span: { ...declaredAt(decl), hi: declaredAt(decl).lo }, replacement: "ref " }];
    return [
      {
        message: "borrow this binding in the pattern to avoid moving the value",
        edits,
        applicability: "MachineApplicable",
      },
    ];
  }

  /** What would have to be `Clone`, or could be `Copy`. */
  private whyNoClone(
    ty: Ty,
    span: Span,
    out: { readonly notes: Note[]; readonly help: Note[]; readonly suggestions: Suggestion[] },
  ): void {
    const owner = this.body.def;
    if (ty.kind === "Param") {
      const name = this.tcx.paramNameSpan(owner, ty.index);
      if (name === undefined) return;
      out.help.push(
        cloneNote(
          `if \`${ty.name}\` implemented \`Clone\`, you could clone the value`,
          span,
          name,
          "consider constraining this type parameter with `Clone`",
        ),
      );
      const message = `consider restricting type parameter \`${ty.name}\` with trait \`Copy\``;
      const restricted = this.tcx.restrictParam(owner, ty, "Copy", message);
      if (restricted !== undefined) out.suggestions.push(restricted);
    }
    const note = adtCloneNote(this.tcx, ty, span);
    if (note !== undefined) out.notes.push(note);
  }

  private calledOnce({ move }: MoveSite): string[] {
    const ty = this.placeTy(this.data.path(move.path).place);
    const captured =
      ty.kind === "Closure" ? this.tcx.typedBody(ty.def).captures.find(({ by }) => by.kind === "Value") : undefined;
    const notes =
      captured === undefined
        ? []
        : [
            `closure cannot be invoked more than once because it moves the variable \`${captured.name}\` out of its environment`,
          ];
    return [...notes, "this value implements `FnOnce`, which causes it to be moved when called"];
  }

  private cloneSuggestion(ty: Ty, context: MoveContext): Suggestion | undefined {
    if (!this.isClone(ty)) return undefined;
    const message =
      context.kind === "Method"
        ? "you can `clone` the value and consume it, but this might not be your desired behavior"
        : "consider cloning the value if the performance cost is acceptable";
    const span = { ...context.span, lo: context.span.hi };
    const applicability = context.kind === "Method" ? "MaybeIncorrect" : "MachineApplicable";
    return { message, edits: [{ span, replacement: ".clone()" }], applicability };
  }

  private iterateOverSlice(span: Span, site: MoveSite): Suggestion {
    const ty = this.tcx.printTy(this.placeTy(this.data.path(site.move.path).place));
    const message = `consider iterating over a slice of the \`${ty}\`'s content to avoid moving into the \`for\` loop`;
    return { message, edits: [{ span: { ...span, hi: span.lo }, replacement: "&" }], applicability: "MaybeIncorrect" };
  }

  /** A variable's declaration carries the reason; a part of it has a note. */
  private whyMoved(place: Place, partial: string, labels: Label[], notes: Note[]): void {
    const name = place.projection.some((element) => element.kind === "Downcast")
      ? undefined
      : describePlace(this.tcx, this.body, place);
    const what = name === undefined ? "value" : `\`${name}\``;
    const text = `${partial === "" ? "" : "partial "}move occurs because ${what} has type \`${this.tcx.printTy(this.placeTy(place))}\`, which does not implement the \`Copy\` trait`;
    const decl = this.body.locals[place.local];
    if (place.projection.length === 0 && decl !== undefined && name !== undefined)
      labels.push({ span: declaredAt(decl), text });
    else notes.push(text);
  }

  private nameOf(place: Place): string | undefined {
    return describePlace(this.tcx, this.body, place, { notThroughVariants: true });
  }

  uninitialized(found: Uninitialized): void {
    this.report(explainUninitialized(this.tcx, this.body, this.data, found));
  }
}

function cloneIntoClosure(span: Span): Suggestion {
  return {
    message: "consider cloning the value before moving it into the closure",
    edits: [{ span: { ...span, hi: span.lo }, replacement: "" }],
    applicability: "HasPlaceholders",
  };
}

/** What a box holds is no part of the box. */
function isPartOf(body: Body, whole: Place, moved: Place): boolean {
  const [first, ...rest] = moved.projection;
  const isBoxed = first?.kind === "Deref" && rest.length === 0 && body.locals[moved.local]?.ty.kind === "Adt";
  return !isBoxed && isProperPrefix(whole, moved);
}

function isProperPrefix(prefix: Place, place: Place): boolean {
  return prefix.local === place.local && prefix.projection.length < place.projection.length;
}
