/**
 * The words of writes to what is not mutable: a second value for a variable (E0384), assignments (E0594) and mutable borrows (E0596),
 * with the change to a declaration, a type or an expression that would allow them.
 */
import { type Diagnostic, error, type Label, type Note, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Expr } from "../../types/body";
import { visitExpr } from "../../types/check/visit";
import type { TyCtxt } from "../../types/tcx";
import type { Body, Local, LocalDecl, Place } from "../mir";
import type { Init } from "../movePaths";
import { placeTy } from "../placeTy";
import { initialiser, sameSpan } from "./around";
import { closureHeader } from "./context";
import { declaredAt, describePlace, localName, upvarField } from "./describe";
import type { MutableUse } from "./mutability";
import {
  blameDeclaration,
  insertIntoMap,
  iterMutOf,
  mutableIterator,
  mutableReference,
  type Written,
} from "./mutabilityAdvice";
import { contentOf, type PointerSource, pointerSource } from "./pointerSource";
import type { DeclarationOf } from "./regions/names";

/** Why a place may not be written, in the parts of the message. */
interface Reason {
  readonly text: string;
  readonly itself?: string;
  readonly label: string;
  readonly suggestions?: readonly Suggestion[];
  readonly more?: readonly Label[];
  readonly notes?: readonly Note[];
  readonly help?: readonly Note[];
}

interface CallOfClosure {
  readonly span: Span;
  /** The type of the parameter, of a function of the program. */
  readonly parameter: Span | undefined;
  readonly receiver: Expr | undefined;
}

export class ImmutableReports {
  /** By variable: the error that tells of all its mutable borrows. */
  private readonly immutableBorrows = new Map<Local, number>();

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    /** Where a variable that the body captured is declared. */
    private readonly declaredOutside: DeclarationOf,
    private readonly diagnostics: Diagnostic[],
  ) {}

  // ---- E0384 ----

  assignedTwice(local: Local, init: Init, span: Span): void {
    const decl = this.body.locals[local];
    if (decl === undefined) return;
    const name = localName(this.body, local) ?? "value";
    const isArgument = init.location === undefined;
    const text = isArgument ? "cannot assign to immutable argument" : "cannot assign twice to immutable variable";
    const labels: Label[] = [{ span, text, primary: true }];
    const { kind } = decl;
    const source = kind.kind === "User" ? initialiser(this.tcx.typedBody(this.body.def), declaredAt(decl)) : undefined;
    const hasInit = kind.kind === "User" && kind.binding.initSpan !== undefined;
    const first = hasInit ? declaredAt(decl) : this.initSpan(init);
    if (!isArgument && first !== undefined && !sameSpan(first, span))
      labels.push({ span: first, text: `first assignment to \`${name}\`` });
    const suggestions: Suggestion[] = [];
    if (kind.kind !== "User" || kind.binding.mode === "ByValue") {
      const isLoop = source?.kind === "For";
      const mut = isLoop ? `(mut ${this.tcx.sources.textOf(declaredAt(decl))}) ` : "mut ";
      suggestions.push(insertion("consider making this binding mutable", declaredAt(decl), mut, "MachineApplicable"));
      if (kind.kind === "User" && !isLoop && source?.kind !== "Let" && hasInit)
        suggestions.push(
          insertion(
            "to modify the original value, take a borrow instead",
            declaredAt(decl),
            "ref mut ",
            "MaybeIncorrect",
          ),
        );
    }
    this.diagnostics.push(error("E0384", `${text} \`${name}\``, span, { labels, suggestions }));
  }

  private initSpan({ location }: Init): Span | undefined {
    if (location === undefined) return undefined;
    const block = this.body.blocks[location.block];
    return (block?.statements[location.statementIndex]?.info ?? block?.terminator.info)?.span;
  }

  // ---- E0594, E0596 ----

  notMutable(place: Place, denied: Place, use: MutableUse): void {
    const name = describePlace(this.tcx, this.body, place);
    const what = name === undefined ? "value" : `\`${name}\``;
    const reason = this.whyNotMutable(denied, place, use);
    const assigning = use.kind === "Assign";
    const message = assigning
      ? `cannot assign to ${reason.itself ?? what}${reason.text}`
      : `cannot borrow ${reason.itself ?? what} as mutable${reason.text}`;
    const span = use.captured?.header ?? use.span;
    const own: Label = { span, text: reason.label, primary: true };
    const decl = this.variableToBlame(denied);
    if (!assigning && use.captured === undefined && decl !== undefined) {
      const index = this.immutableBorrows.get(denied.local) ?? this.diagnostics.length;
      const first = this.diagnostics[index];
      if (first !== undefined) {
        this.diagnostics[index] = blameDeclaration(first, declaredAt(decl), { span, text: reason.label });
        return;
      }
      this.immutableBorrows.set(denied.local, index);
    }
    const labels: Label[] = [own, ...(reason.more ?? []), ...this.callingClosure(denied)];
    if (use.captured !== undefined)
      labels.push({ span: use.captured.use, text: `mutable borrow occurs due to use of ${what} in closure` });
    const { suggestions = [], notes = [], help = [] } = reason;
    this.diagnostics.push(error(assigning ? "E0594" : "E0596", message, span, { labels, suggestions, notes, help }));
  }

  /** A variable that `mut` would help; undefined for a binding by reference. */
  private variableToBlame({ local, projection }: Place): LocalDecl | undefined {
    const decl = this.body.locals[local];
    if (projection.length > 0 || decl === undefined) return undefined;
    const { kind } = decl;
    return kind.kind === "Arg" || (kind.kind === "User" && kind.binding.mode === "ByValue") ? decl : undefined;
  }

  /** Why a closure must be mutable to be called. */
  private callingClosure(denied: Place): Label[] {
    const { ty } = placeTy(this.body.locals, denied);
    const name = describePlace(this.tcx, this.body, denied);
    if (ty.kind !== "Closure" || name === undefined) return [];
    const { captures } = this.tcx.typedBody(ty.def);
    const index = captures.findIndex(({ by }) => by.kind === "Ref" && by.borrow !== "Shared");
    const captured = captures[index];
    if (captured === undefined) return [];
    const path = captured.projections.every(({ kind }) => kind === "Deref")
      ? `${"*".repeat(captured.projections.length)}${captured.name}`
      : captured.name;
    return [
      {
        span: captured.useSpan,
        text: `calling \`${name}\` requires mutable binding due to mutable borrow of \`${path}\``,
      },
    ];
  }

  private whyNotMutable(denied: Place, place: Place, use: MutableUse): Reason {
    const label = use.kind === "Assign" ? "cannot assign" : "cannot borrow as mutable";
    const last = denied.projection.at(-1);
    const name = describePlace(this.tcx, this.body, denied);
    if (last?.kind !== "Deref" || upvarField(this.body, denied) !== undefined) {
      const same = denied.projection.length === place.projection.length || upvarField(this.body, place) !== undefined;
      const text = same ? ", as it is not declared as mutable" : `, as \`${name ?? "it"}\` is not declared as mutable`;
      return { text, label, suggestions: this.makeMutable(denied) };
    }
    const pointer: Place = { local: denied.local, projection: denied.projection.slice(0, -1) };
    const source = pointer.projection.length > 0 ? undefined : pointerSource(this.tcx, this.body, pointer.local);
    if (source?.kind === "Static") {
      const statik = this.staticHead(source.def);
      const cannot = use.kind === "Assign" ? "written to" : "borrowed as mutable";
      return {
        text: "",
        itself: `immutable static item \`${statik.name}\``,
        label,
        more: [{ span: statik.span, text: `this \`static\` cannot be ${cannot}` }],
      };
    }
    if (pointer.projection.length === 0 && pointer.local === 1 && this.body.upvars.length > 0)
      return { text: ", as it is a captured variable in a `Fn` closure", label, more: this.inFnClosure(place) };
    if (pointer.projection.length === 0 && this.body.locals[pointer.local]?.kind.kind === "RefForGuard") {
      const notes = ["variables bound in patterns are immutable until the end of the pattern guard"];
      return { text: ", as it is immutable for the pattern guard", label, notes };
    }
    if (source !== undefined) return this.notOverloaded(source, label, use);
    return this.behindPointer(pointer, label, use);
  }

  private behindPointer(pointer: Place, label: string, use: MutableUse): Reason {
    const { kind } = placeTy(this.body.locals, pointer).ty;
    const sort = kind === "RawPtr" ? "`*const` pointer" : "`&` reference";
    const text = use.kind === "Assign" ? `, which is behind a ${sort}` : `, as it is behind a ${sort}`;
    const decl = this.body.locals[pointer.local];
    const variable = localName(this.body, pointer.local);
    if (decl === undefined || variable === undefined || pointer.projection.length > 0) {
      const isNamed = describePlace(this.tcx, this.body, pointer) !== undefined;
      return isNamed ? { text, label } : { text: "", itself: `data in a ${sort}`, label };
    }
    const cannot = use.kind === "Assign" ? "written to" : "borrowed as mutable";
    return {
      text,
      label: `\`${variable}\` is a ${sort}, so it cannot be ${cannot}`,
      ...this.makeReferenceMutable(pointer.local, decl, sort),
    };
  }

  /** What a call gave by `&` because the type has no such call for `&mut`. */
  private notOverloaded(
    source: Exclude<PointerSource, { readonly kind: "Static" }>,
    label: string,
    { span }: MutableUse,
  ): Reason {
    const { kind, ty } = source;
    const content = contentOf(this.tcx, source);
    const itself = `data in ${kind === "Index" ? "an " : ""}${content}`;
    const [trait, purpose] =
      kind === "Index" ? ["IndexMut", "modify indexed content"] : ["DerefMut", "modify through a dereference"];
    const help = [
      `trait \`${trait}\` is required to ${purpose}, but it is not implemented for \`${this.tcx.printTy(ty)}\``,
    ];
    const suggestions = kind === "Index" ? insertIntoMap(this.tcx, this.body, ty, span) : [];
    return { text: "", itself, label, help, suggestions };
  }

  // ---- references that could be mutable ----

  private makeReferenceMutable(local: Local, decl: LocalDecl, sort: string): Pick<Reason, "suggestions" | "more"> {
    const { kind, ty } = decl;
    const noun = ty.kind === "RawPtr" ? "pointer" : "reference";
    if (kind.kind === "Arg") return this.makeParameterMutable(local, decl, noun);
    if (kind.kind !== "User") return {};
    const typed = this.tcx.typedBody(this.body.def);
    const source = initialiser(typed, declaredAt(decl));
    if (source?.kind === "For")
      return {
        suggestions: mutableIterator(this.tcx, source.iterator),
        more: [{ span: source.iterator, text: `this iterator yields ${sort}s` }],
      };
    if (kind.binding.mode === "ByRef") {
      if (!this.tcx.sources.textOf(declaredAt(decl)).startsWith("ref ")) return {};
      const at = { ...declaredAt(decl), lo: declaredAt(decl).lo + "ref ".length };
      return {
        suggestions: [insertion(`consider changing this to be a mutable ${noun}`, at, "mut ", "MachineApplicable")],
      };
    }
    if (source?.kind !== "Let") return {};
    const written: Written = { value: source.value, ty: source.ty, declared: declaredAt(decl) };
    return { suggestions: mutableReference(this.tcx, written, ty, noun) };
  }

  private makeParameterMutable(local: Local, decl: LocalDecl, noun: string): Pick<Reason, "suggestions" | "more"> {
    const { tcx, body } = this;
    const index = local - 1;
    const span = this.typeOfParameter(body.def, index) ?? this.typedParameter(local);
    const call = span === undefined && body.source === "Closure" ? this.callTaking(body.def) : undefined;
    if (call?.receiver !== undefined) return { suggestions: iterMutOf(tcx, call.receiver) };
    const declared = tcx.traitItemOf(body.def);
    if (declared === undefined) {
      const written: Written = { value: undefined, ty: span, declared: declaredAt(decl) };
      return { suggestions: mutableReference(tcx, written, decl.ty, noun) };
    }
    const inTrait = this.typeOfParameter(declared, index);
    if (inTrait === undefined) return { more: [{ span: declaredAt(decl), text: `this is an immutable ${noun}` }] };
    const [own] = mutableReference(tcx, { value: undefined, ty: span, declared: declaredAt(decl) }, decl.ty, noun);
    const [other] = mutableReference(tcx, { value: undefined, ty: inTrait, declared: inTrait }, decl.ty, noun);
    if (own === undefined || other === undefined) return {};
    const message = `${own.message} in the \`impl\` method and the \`trait\` definition`;
    return { suggestions: [{ ...own, message, edits: [...own.edits, ...other.edits] }] };
  }

  /** `&self` as a whole, for a receiver. */
  private typeOfParameter(def: DefId, index: number): Span | undefined {
    const param = this.tcx.signatureSpans(def)?.params[index];
    if (param === undefined) return undefined;
    return param.isSelf && this.tcx.sources.textOf(param.span).startsWith("&") ? param.span : param.ty;
  }

  /** Of a closure's parameter, if it has a type. */
  private typedParameter(local: Local): Span | undefined {
    const param = this.tcx.typedBody(this.body.def).params[local - 1];
    if (param?.pat === undefined) return undefined;
    const rest = { ...param.span, lo: param.pat.span.hi };
    const skipped = /^\s*:\s*/.exec(this.tcx.sources.textOf(rest))?.[0].length;
    return skipped === undefined ? undefined : { ...rest, lo: rest.lo + skipped };
  }

  // ---- captured variables ----

  /** The closure must be `Fn` because of what it is given to. */
  private inFnClosure(place: Place): Label[] {
    const { tcx, body } = this;
    const { def } = body;
    const field = place.projection.find((element) => element.kind === "Field");
    const upvar = field?.kind === "Field" ? body.upvars[field.field] : undefined;
    const declared = upvar === undefined ? undefined : this.declaredOutside(upvar.name);
    const labels: Label[] = [];
    if (upvar !== undefined && declared !== undefined)
      labels.push({ span: declared, text: `\`${upvar.name}\` declared here, outside the closure` });
    labels.push({ span: closureHeader(tcx, body.span, def), text: "in this closure" });
    const call = this.callTaking(def);
    if (call?.parameter === undefined) return labels;
    labels.push({ span: call.parameter, text: "change this to accept `FnMut` instead of `Fn`" });
    labels.push({ span: call.span, text: "expects `Fn` instead of `FnMut`" });
    return labels;
  }

  /** The call that has the closure as an argument, and the type of the parameter of the program's own function. */
  private callTaking(closure: DefId): CallOfClosure | undefined {
    const parent = this.tcx.parent(closure);
    if (parent === undefined) return undefined;
    let found: CallOfClosure | undefined;
    const visit = ({ kind }: Expr): void => {
      if (kind.kind !== "Call") return;
      const index = kind.args.findIndex((arg) => isClosure(arg, closure));
      const callee = kind.func.ty.kind === "FnDef" ? kind.func.ty.def : undefined;
      if (index < 0 || callee === undefined) return;
      const receiver = kind.source === "Method" && index > 0 ? kind.args[0] : undefined;
      found = { span: kind.fnSpan, parameter: this.tcx.signatureSpans(callee)?.params[index]?.ty, receiver };
    };
    visitExpr(this.tcx.typedBody(parent).value, { expr: visit });
    return found;
  }

  private makeMutable(denied: Place): Suggestion[] {
    const span = this.declarationOf(denied);
    return span === undefined
      ? []
      : [insertion("consider changing this to be mutable", span, "mut ", "MachineApplicable")];
  }

  /** Of a variable, also where a closure captured it. */
  private declarationOf(place: Place): Span | undefined {
    const field = upvarField(this.body, place);
    const upvar = field === undefined ? undefined : this.body.upvars[field];
    if (upvar !== undefined) return this.declaredOutside(upvar.name);
    const decl = this.body.locals[place.local];
    return decl === undefined || place.projection.length > 0 || decl.kind.kind === "Temp"
      ? undefined
      : declaredAt(decl);
  }

  // ---- statics ----

  /** `static N: i32`, without its value. */
  private staticHead(def: DefId): { readonly name: string; readonly span: Span } {
    const { name, span } = this.tcx.def(def);
    const text = this.tcx.sources.textOf(span);
    const end = text.indexOf(" =");
    return { name, span: end < 0 ? span : { ...span, hi: span.lo + end } };
  }
}

function isClosure({ kind }: Expr, def: DefId): boolean {
  if (kind.kind === "Borrow") return false;
  return kind.kind === "Closure" ? kind.def === def : kind.kind === "Cast" && isClosure(kind.operand, def);
}

function insertion(
  message: string,
  { lo, ...rest }: Span,
  text: string,
  applicability: Suggestion["applicability"],
): Suggestion {
  return { message, edits: [{ span: { ...rest, lo, hi: lo }, replacement: text }], applicability };
}
