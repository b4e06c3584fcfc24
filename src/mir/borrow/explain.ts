/**
 * The words of move, initialisation and mutability errors: rustc's, with its labels, notes and suggestions. `checkMoves.ts`
 * finds the errors; moves out of places that cannot be moved out of are worded in `illegalMoves.ts`.
 */
import { type Diagnostic, error, type Label, type Note, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Local, LocalDecl, Location, Place } from "../mir";
import type { Init, MoveData, MovePathIndex } from "../movePaths";
import { placeTy } from "../placeTy";
import type { Action } from "./checkMoves";
import { calleePath, type MoveContext, moveContext } from "./context";
import { adtCloneNote, cloneNote } from "./cloneAdvice";
import { describePlace, localName, upvarField } from "./describe";
import { explainIllegalMoves } from "./illegalMoves";
import type { DeclarationOf } from "./regions/names";
import type { MutableUse } from "./mutability";
import { blameDeclaration, forIterator, mutableIterator } from "./mutabilityAdvice";
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
    /** Where a variable that the body captured is declared. */
    private readonly declaredOutside: DeclarationOf,
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
    if (decl?.kind.kind !== "User" || statement === undefined || !contains(statement.info.span, decl.span)) return [];
    const edits = [{ span: { ...decl.span, hi: decl.span.lo }, replacement: "ref " }];
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
      labels.push({ span: decl.span, text });
    else notes.push(text);
  }

  private nameOf(place: Place): string | undefined {
    return describePlace(this.tcx, this.body, place, { notThroughVariants: true });
  }

  // ---- E0381 ----

  uninitialized(used: Place, path: MovePathIndex, action: Action, span: Span): void {
    const local = this.body.locals[used.local];
    const pathPlace = this.data.path(path).place;
    const named = pathPlace.projection.length < used.projection.length ? pathPlace : used;
    const name = this.nameOf(named);
    const usedName = this.nameOf(used);
    const elsewhere = this.data.inits.some((init) => init.path === path && !contains(this.initSpan(init), span));
    const state =
      action === "PartialAssignment"
        ? "isn't fully initialized"
        : elsewhere
          ? "is possibly-uninitialized"
          : "isn't initialized";
    const used_ = action === "PartialAssignment" ? "partially assigned" : "used";
    const pronoun = state === "is possibly-uninitialized" ? "it is possibly-uninitialized" : `it ${state}`;
    const usedText = usedName === undefined ? "value" : `\`${usedName}\``;
    const labels: Label[] = [{ span, text: `${usedText} ${used_} here but ${pronoun}`, primary: true }];
    const help: Note[] = [];
    if (elsewhere) labels.push(...this.initializedSomewhere(path, span));
    const suggestions: Suggestion[] = [];
    if (local !== undefined) labels.push({ span: local.span, text: "binding declared here but left uninitialized" });
    if (action === "PartialAssignment") {
      help.push(
        "partial initialization isn't supported, fully initialize the binding with a default value and mutate it, or use `std::mem::MaybeUninit`",
      );
    } else if (!elsewhere && local !== undefined) suggestions.push(...this.assignSuggestion(local.ty, local.span));
    this.report(
      error("E0381", `${used_} binding ${name === undefined ? "" : `\`${name}\` `}${state}`, span, {
        labels,
        help,
        suggestions,
      }),
    );
  }

  /** After the pattern and its type. */
  private assignSuggestion(ty: Ty, span: Span): Suggestion[] {
    const values: Partial<Record<Ty["kind"], string>> = {
      Int: "42",
      Uint: "42",
      Float: "3.14",
      Bool: "false",
      Char: "'a'",
    };
    const value = values[ty.kind];
    if (value === undefined) return [];
    const rest = this.tcx.sources.file(span.file).text.slice(span.hi);
    const end = span.hi + Math.max(0, rest.indexOf(";"));
    return [
      {
        message: "consider assigning a value",
        edits: [{ span: { ...span, lo: end, hi: end }, replacement: ` = ${value}` }],
        applicability: "MaybeIncorrect",
      },
    ];
  }

  /** Where a variable gets a value on some of the ways. */
  private initializedSomewhere(path: MovePathIndex | undefined, used: Span): Label[] {
    const spans = this.data.inits
      .filter((init) => init.path === path)
      .map((init) => this.initSpan(init))
      .filter((span) => span !== undefined && !contains(span, used));
    const [only] = spans;
    if (only === undefined || spans.length > 1) return [];
    return [{ span: assignedPlace(this.tcx, only), text: "binding initialized here in some conditions" }];
  }

  private initSpan({ location }: Init): Span | undefined {
    if (location === undefined) return undefined;
    const block = this.body.blocks[location.block];
    return (block?.statements[location.statementIndex]?.info ?? block?.terminator.info)?.span;
  }

  // ---- E0384 ----

  assignedTwice(local: Local, init: Init, span: Span): void {
    const decl = this.body.locals[local];
    if (decl === undefined) return;
    const name = localName(this.body, local) ?? "value";
    const isArgument = init.location === undefined;
    const text = isArgument ? "cannot assign to immutable argument" : "cannot assign twice to immutable variable";
    const labels: Label[] = [{ span, text, primary: true }];
    const hasInit = decl.kind.kind === "User" && decl.kind.binding.initSpan !== undefined;
    const first = hasInit ? decl.span : this.initSpan(init);
    if (!isArgument && first !== undefined && !sameSpan(first, span))
      labels.push({ span: first, text: `first assignment to \`${name}\`` });
    const at = { ...decl.span, hi: decl.span.lo };
    const suggestions: Suggestion[] = [
      {
        message: "consider making this binding mutable",
        edits: [{ span: at, replacement: "mut " }],
        applicability: "MachineApplicable",
      },
    ];
    if (decl.kind.kind === "User" && isPartOfPattern(this.tcx, decl.span)) {
      suggestions.push({
        message: "to modify the original value, take a borrow instead",
        edits: [{ span: at, replacement: "ref mut " }],
        applicability: "MaybeIncorrect",
      });
    }
    this.report(error("E0384", `${text} \`${name}\``, span, { labels, suggestions }));
  }

  // ---- E0594, E0596 ----

  notMutable(place: Place, denied: Place, use: MutableUse): void {
    const name = describePlace(this.tcx, this.body, place);
    const what = name === undefined ? "value" : `\`${name}\``;
    const { reason, label, suggestions, more = [] } = this.whyNotMutable(denied, place, use);
    const assigning = use.kind === "Assign";
    const message = assigning
      ? `cannot assign to ${reason.itself ?? what}${reason.text}`
      : `cannot borrow ${reason.itself ?? what} as mutable${reason.text}`;
    const own: Label = { span: use.span, text: label, primary: true };
    const decl = this.variableToBlame(denied);
    if (!assigning && decl !== undefined) {
      const index = this.immutableBorrows.get(denied.local) ?? this.diagnostics.length;
      const first = this.diagnostics[index];
      if (first !== undefined) {
        this.diagnostics[index] = blameDeclaration(first, decl.span, { span: use.span, text: label });
        return;
      }
      this.immutableBorrows.set(denied.local, index);
    }
    const labels: Label[] = [own, ...more, ...this.callingClosure(denied)];
    this.report(error(assigning ? "E0594" : "E0596", message, use.span, { labels, suggestions }));
  }

  /** By variable: the error that tells of all its mutable borrows. */
  private readonly immutableBorrows = new Map<Local, number>();

  /** A variable that `mut` would help; undefined for a binding by reference. */
  private variableToBlame({ local, projection }: Place): LocalDecl | undefined {
    const decl = this.body.locals[local];
    if (projection.length > 0 || decl === undefined) return undefined;
    const { kind } = decl;
    return kind.kind === "Arg" || (kind.kind === "User" && kind.binding.mode === "ByValue") ? decl : undefined;
  }

  /** Why a closure must be mutable to be called. */
  private callingClosure(denied: Place): Label[] {
    const ty = this.placeTy(denied);
    const name = describePlace(this.tcx, this.body, denied);
    if (ty.kind !== "Closure" || name === undefined) return [];
    const captured = this.tcx.typedBody(ty.def).captures.find(({ by }) => by.kind === "Ref" && by.borrow !== "Shared");
    if (captured === undefined) return [];
    return [
      {
        span: captured.useSpan,
        text: `calling \`${name}\` requires mutable binding due to mutable borrow of \`${captured.name}\``,
      },
    ];
  }

  private whyNotMutable(
    denied: Place,
    place: Place,
    use: MutableUse,
  ): {
    readonly reason: { readonly text: string; readonly itself?: string };
    readonly label: string;
    readonly suggestions: readonly Suggestion[];
    readonly more?: readonly Label[];
  } {
    const plainLabel = use.kind === "Assign" ? "cannot assign" : "cannot borrow as mutable";
    const last = denied.projection.at(-1);
    const name = describePlace(this.tcx, this.body, denied);
    if (last?.kind !== "Deref" || upvarField(this.body, denied) !== undefined) {
      const same = denied.projection.length === place.projection.length || upvarField(this.body, place) !== undefined;
      const text = same ? ", as it is not declared as mutable" : `, as \`${name ?? "it"}\` is not declared as mutable`;
      return { reason: { text }, label: plainLabel, suggestions: this.makeMutable(denied) };
    }
    const pointer: Place = { local: denied.local, projection: denied.projection.slice(0, -1) };
    const statik = this.staticName(pointer);
    if (statik !== undefined)
      return {
        reason: { text: "", itself: `immutable static item \`${statik.name}\`` },
        label: plainLabel,
        suggestions: [],
        more: [{ span: statik.span, text: "this `static` cannot be written to" }],
      };
    if (pointer.projection.length === 0 && pointer.local === 1 && this.body.upvars.length > 0) {
      return {
        reason: { text: ", as it is a captured variable in a `Fn` closure" },
        label: plainLabel,
        suggestions: [],
      };
    }
    if (pointer.projection.length === 0 && this.body.locals[pointer.local]?.kind.kind === "RefForGuard")
      return { reason: { text: ", as it is immutable for the pattern guard" }, label: plainLabel, suggestions: [] };
    const pointerName = describePlace(this.tcx, this.body, pointer);
    const { kind } = this.placeTy(pointer);
    const sort = kind === "RawPtr" ? "`*const` pointer" : "`&` reference";
    const text = use.kind === "Assign" ? `, which is behind a ${sort}` : `, as it is behind a ${sort}`;
    const cannot = use.kind === "Assign" ? "written to" : "borrowed as mutable";
    const label = pointerName === undefined ? plainLabel : `\`${pointerName}\` is a ${sort}, so it cannot be ${cannot}`;
    return { reason: { text }, label, suggestions: this.mutableReference(pointer), more: this.yields(pointer, sort) };
  }

  /** A parameter's `&T`, or the `&` that a variable got, could be `&mut`. */
  private mutableReference({ local, projection }: Place): Suggestion[] {
    const decl = this.body.locals[local];
    if (decl === undefined || projection.length > 0) return [];
    const { kind } = decl;
    const yielding = kind.kind === "User" ? forIterator(this.tcx, decl.span, kind.binding.initSpan) : undefined;
    if (yielding !== undefined) return mutableIterator(this.tcx, yielding);
    const where =
      kind.kind === "Arg" ? this.typeOfArgument(local) : kind.kind === "User" ? kind.binding.initSpan : undefined;
    const text = where === undefined ? "" : this.tcx.sources.textOf(where);
    if (where === undefined || !text.startsWith("&") || text.startsWith("&mut")) return [];
    const lifetime = kind.kind === "Arg" ? (/^&'\w+ /.exec(text)?.[0].length ?? 1) : 1;
    const lo = where.lo + lifetime;
    return [
      {
        message: "consider changing this to be a mutable reference",
        edits: [{ span: { ...where, lo, hi: lo }, replacement: "mut " }],
        applicability: "MachineApplicable",
      },
    ];
  }

  /** A `for` variable is a reference because its iterator gives such. */
  private yields({ local, projection }: Place, sort: string): Label[] {
    const decl = this.body.locals[local];
    if (decl?.kind.kind !== "User" || projection.length > 0) return [];
    const span = forIterator(this.tcx, decl.span, decl.kind.binding.initSpan);
    return span === undefined ? [] : [{ span, text: `this iterator yields ${sort}s` }];
  }

  /** `&self` as a whole, for a receiver. */
  private typeOfArgument(local: Local): Span | undefined {
    const param = this.tcx.signatureSpans(this.body.def)?.params[local - 1];
    return param?.isSelf === true ? param.span : param?.ty;
  }

  private makeMutable(denied: Place): Suggestion[] {
    const span = this.declarationOf(denied);
    if (span === undefined) return [];
    return [
      {
        message: "consider changing this to be mutable",
        edits: [{ span: { ...span, hi: span.lo }, replacement: "mut " }],
        applicability: "MachineApplicable",
      },
    ];
  }

  /** Of a variable, also where a closure captured it. */
  private declarationOf(place: Place): Span | undefined {
    const field = upvarField(this.body, place);
    const upvar = field === undefined ? undefined : this.body.upvars[field];
    if (upvar !== undefined) return this.declaredOutside(upvar.name);
    const decl = this.body.locals[place.local];
    return decl === undefined || place.projection.length > 0 || decl.kind.kind === "Temp" ? undefined : decl.span;
  }

  /** The static that a temporary points to. */
  private staticName(pointer: Place): { readonly name: string; readonly span: Span } | undefined {
    if (pointer.projection.length > 0) return undefined;
    for (const block of this.body.blocks) {
      for (const statement of block.statements) {
        if (statement.kind !== "Assign" || statement.place.local !== pointer.local || statement.rvalue.kind !== "Use")
          continue;
        const { operand } = statement.rvalue;
        if (operand.kind === "Constant" && operand.constant.value.kind === "StaticRef")
          return this.staticHead(operand.constant.value.def);
      }
    }
    return undefined;
  }

  /** `static N: i32`, without its value. */
  private staticHead(def: DefId): { readonly name: string; readonly span: Span } {
    const { name, span } = this.tcx.def(def);
    const text = this.tcx.sources.textOf(span);
    const end = text.indexOf(" =");
    return { name, span: end < 0 ? span : { ...span, hi: span.lo + end } };
  }
}

/** `x` of `x = …`. */
function assignedPlace(tcx: TyCtxt, span: Span): Span {
  const equals = tcx.sources.textOf(span).search(/\s*=[^=]/);
  return equals < 0 ? span : { ...span, hi: span.lo + equals };
}

/** A binding inside of a larger pattern: what stands around it in the text opens or separates parts of one. */
function isPartOfPattern(tcx: TyCtxt, span: Span): boolean {
  const { text } = tcx.sources.file(span.file);
  return (
    /[(,{[:]\s*$/.test(text.slice(Math.max(0, span.lo - 20), span.lo)) &&
    /^\s*[),}\]]/.test(text.slice(span.hi, span.hi + 20))
  );
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

function contains(outer: Span | undefined, inner: Span): boolean {
  return outer !== undefined && outer.file === inner.file && outer.lo <= inner.lo && inner.hi <= outer.hi;
}

function sameSpan(left: Span, right: Span): boolean {
  return left.file === right.file && left.lo === right.lo && left.hi === right.hi;
}
