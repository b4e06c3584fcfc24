/**
 * The words of move, initialisation and mutability errors: rustc's, with its labels, notes and suggestions. `checkMoves.ts`
 * finds the errors; moves out of places that cannot be moved out of are worded in `illegalMoves.ts`.
 */
import { type Diagnostic, error, type Label, type Note, noteAt, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId } from "../../resolve/def";
import type { CapturedPlace } from "../../types/body";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Location, Place } from "../mir";
import type { MoveData, MovePathIndex } from "../movePaths";
import { placeTy } from "../placeTy";
import type { Action } from "./checkMoves";
import { explainUninitialized, type Uninitialized } from "./uninitialized";
import { closureExpr, containsSpan, expressionsAround, sameSpan } from "./around";
import { derefTarget, type MoveContext, moveContext, takesReceiver } from "./context";
import {
  cloneAt,
  cloneBeforeClosure,
  cloneNote,
  cloneReceiver,
  deriveCloneNote,
  isClone,
  iterateOverSlice,
} from "./cloneAdvice";
import { hoistCall, loopsAround } from "./loopAdvice";
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

interface Advice {
  readonly labels: Label[];
  readonly notes: Note[];
  readonly suggestions: Suggestion[];
}

export class Explain {
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly data: MoveData,
    readonly declaredOutside: DeclarationOf,
  ) {}

  private report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  illegalMoves(): void {
    for (const diagnostic of explainIllegalMoves(this.tcx, this.body, this.data, this.declaredOutside))
      this.report(diagnostic);
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
    if (!isClone(this.tcx, this.body, this.placeTy(pathPlace)) && partial === "") {
      const [first] = sites;
      const context = first === undefined ? undefined : moveContext(this.tcx, this.body, first.location);
      if (context?.kind === "Plain")
        this.whyNoClone(this.placeTy(pathPlace), context.span, { notes, help, suggestions });
    }
    const coerced = action === "Borrow" ? derefTarget(this.tcx, this.body, found.location) : undefined;
    if (coerced !== undefined) notes.push(`borrow occurs due to deref coercion to \`${this.tcx.printTy(coerced)}\``);
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

  private moveLabels(site: MoveSite, isUse: boolean, partial: string, out: Advice, name: string | undefined): void {
    const moved = this.data.path(site.move.path).place;
    const context = moveContext(this.tcx, this.body, site.location, moved);
    const loop = isUse || site.throughBackEdge ? ", in previous iteration of loop" : "";
    const what = name === undefined ? "value" : `\`${name}\``;
    const primary = isUse ? { primary: true } : {};
    const label = (span: Span, text: string) => out.labels.push({ span, text: `${text}${loop}`, ...primary });
    const isWhole = moved.projection.length === 0;
    if (isWhole && context.kind !== "Call") out.labels.push(...this.loops(moved, context.span));
    switch (context.kind) {
      case "Plain":
        label(context.span, `value ${partial}moved here`);
        out.suggestions.push(...this.refSuggestion(site));
        if (isWhole) this.plainAdvice(context, moved, out);
        return;
      case "Closure":
        label(context.span, `value ${partial}moved ${context.noun === "closure" ? "into closure " : ""}here`);
        if (context.captured === undefined) return;
        out.labels.push({ span: context.captured.useSpan, text: `variable moved due to use in ${context.noun}` });
        this.captureAdvice(context, context.captured, out);
        return;
      case "Method":
        label(context.callSpan, `${what} ${partial}moved due to this method call`);
        this.receiverNote(context, what, out.notes);
        if (isWhole) out.suggestions.push(...this.hoisted(moved, context.span));
        out.suggestions.push(...cloneReceiver(this.tcx, this.body, moved, context.span));
        return;
      case "IntoIter":
        label(context.callSpan, `${what} ${partial}moved due to this implicit call to \`.into_iter()\``);
        this.receiverNote(context, what, out.notes);
        out.suggestions.push(iterateOverSlice(this.tcx, this.placeTy(moved), context.span));
        return;
      case "Operator":
        label(context.callSpan, `${what} ${partial}moved due to usage in operator`);
        out.notes.push("calling this operator moves the left-hand side");
        if (isWhole) out.suggestions.push(...cloneAt(this.tcx, this.body, this.placeTy(moved), context.span));
        return;
      case "Call":
        label(context.callSpan, `${what} ${partial}moved due to this call`);
        out.notes.push(...this.calledOnce(site, context.span));
    }
  }

  private loops({ local }: Place, span: Span): Label[] {
    const decl = this.body.locals[local];
    return decl === undefined ? [] : loopsAround(this.tcx, this.tcx.typedBody(this.body.def), span, declaredAt(decl));
  }

  private hoisted({ local }: Place, span: Span): Suggestion[] {
    const decl = this.body.locals[local];
    return decl === undefined ? [] : hoistCall(this.tcx, this.tcx.typedBody(this.body.def), span, declaredAt(decl));
  }

  /** Of a whole variable, given to a function or another variable. */
  private plainAdvice(context: Extract<MoveContext, { kind: "Plain" }>, moved: Place, out: Advice): void {
    const ty = this.placeTy(moved);
    const { callee, argument, span } = context;
    const param = callee === undefined ? undefined : this.tcx.fnSig(callee).value.inputs[argument];
    if (ty.kind === "Ref" && ty.mutbl === "Mut" && param?.kind === "Param") {
      const message = `consider creating a fresh reborrow of ${this.explainName(moved)} here`;
      const edits = [{ span: { ...span, hi: span.lo }, replacement: "&mut *" }];
      out.suggestions.push({ message, edits, applicability: "MachineApplicable" });
      return;
    }
    this.borrowInsteadNote(context, out.notes);
    out.suggestions.push(...this.hoisted(moved, span), ...cloneAt(this.tcx, this.body, ty, span));
  }

  private captureAdvice(
    { closure, noun, span }: Extract<MoveContext, { kind: "Closure" }>,
    captured: CapturedPlace,
    out: Advice,
  ): void {
    const typed = this.tcx.typedBody(closure);
    if (noun === "closure") {
      if (closureExpr(this.tcx, closure)?.move === true)
        out.suggestions.push(...cloneBeforeClosure(this.tcx, this.body, span, captured));
      return;
    }
    const call = expressionsAround(typed, captured.useSpan)
      .filter(({ kind }) => kind.kind === "Call")
      .at(-1)?.kind;
    const argument = call?.kind === "Call" ? call.args.findIndex((arg) => sameSpan(arg.span, captured.useSpan)) : -1;
    if (call?.kind === "Call" && argument >= 0 && call.func.ty.kind === "FnDef") {
      const callee = call.func.ty.def;
      this.borrowInsteadNote({ kind: "Plain", span: captured.useSpan, callee, argument }, out.notes);
    }
    out.suggestions.push(...cloneAt(this.tcx, { def: closure }, captured.ty, captured.useSpan));
  }

  private explainName(place: Place): string {
    const name = describePlace(this.tcx, this.body, place);
    return name === undefined ? "the mutable reference" : `\`${name}\``;
  }

  private placeTy(place: Place): Ty {
    return placeTy(this.body.locals, place).ty;
  }

  /** `note: consider changing this parameter type in function …`. */
  private borrowInsteadNote({ callee, argument }: Extract<MoveContext, { kind: "Plain" }>, notes: Note[]): void {
    if (callee === undefined || crateOf(callee) !== crateOf(this.body.def)) return;
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
    if (callee !== undefined) notes.push(takesReceiver(this.tcx, callee, what));
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
    out.notes.push(...deriveCloneNote(this.tcx, this.body, ty, span));
  }

  private calledOnce({ move }: MoveSite, span: Span): Note[] {
    const ty = this.placeTy(this.data.path(move.path).place);
    const captured =
      ty.kind === "Closure" ? this.tcx.typedBody(ty.def).captures.find(({ by }) => by.kind === "Value") : undefined;
    const once = "closure cannot be invoked more than once because it moves the variable";
    const notes =
      captured === undefined ? [] : [noteAt(captured.useSpan, `${once} \`${captured.name}\` out of its environment`)];
    return [...notes, noteAt(span, "this value implements `FnOnce`, which causes it to be moved when called")];
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

/** What a box holds is no part of the box. */
function isPartOf(body: Body, whole: Place, moved: Place): boolean {
  const [first, ...rest] = moved.projection;
  const isBoxed = first?.kind === "Deref" && rest.length === 0 && body.locals[moved.local]?.ty.kind === "Adt";
  return !isBoxed && isProperPrefix(whole, moved);
}

function isProperPrefix(prefix: Place, place: Place): boolean {
  return prefix.local === place.local && prefix.projection.length < place.projection.length;
}
