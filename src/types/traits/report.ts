/**
 * Words for obligations that failed: E0277 with `#[rustc_on_unimplemented]`, E0271, E0282/E0283, E0275, E0038, and what required the
 * failed bound. `FulfillmentContext` finds; this file tells.
 */
import { error, type Label, type Note, noteAt, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { eraseRegions, hasFlags } from "../fold";
import { selfTyOf } from "../intern";
import type { InferCtxt, ObligationCause, ObligationCauseCode } from "../infer/infer";
import { rootOf } from "../infer/obligation";
import { printTraitPath, printTy } from "../print";
import type { Predicate, TraitRef, Ty } from "../ty";
import { TypeFlags } from "../ty";
import { elaborateTo } from "./candidates";
import { annotationsNeeded, firstUnknown, type UnknownType } from "./annotations_needed";
import { callableSig } from "./confirm";
import type { FulfillmentError } from "./fulfill";
import { lackingImpl } from "./lacking";
import {
  boundSuggestions,
  type ChainLink,
  reportConversion,
  reportQuestionMark,
  withoutReference,
} from "./report_advice";
import { saysNotImplemented, similarImpls } from "./report_impls";
import { closureHead, outermostHolder, requiredBy, unsizedAdvice } from "./report_notes";
import { isFormatArgument, onUnimplemented } from "./unimplemented";

/** What the expressions of a body tell. */
export interface BodyWords {
  /** Where a type could be written that is not known. */
  locate(ty: Ty): UnknownType | undefined;
  /** The calls that lead to a `?`. */
  failureChain(mark: Span): readonly ChainLink[];
  /** `v[-1]`. Returns whether it was that. */
  reportNegativeIndex(at: Span): boolean;
  /** What an associated type is along the calls that lead to a method's. */
  associatedChain(at: Span, projection: Extract<Ty, { kind: "Alias" }>): Note[];
}

/** `owner`: the item whose body asks, if it is one. */
export function reportFulfillmentErrors(
  infcx: InferCtxt,
  errors: readonly FulfillmentError[],
  owner?: DefId,
  body?: BodyWords,
): void {
  // An error about `T: Sized` of a variable often accompanies a better one at the same place.
  const ordered = errors.slice().sort((a, b) => rank(infcx, a) - rank(infcx, b));
  let reportedAmbiguity = false;
  for (const failed of withoutImplied(infcx, ordered)) {
    if (failed.kind === "Ambiguity") {
      if (!reportedAmbiguity) reportedAmbiguity = reportAmbiguity(infcx, failed, body);
      continue;
    }
    reportOne(infcx, failed, owner, body);
  }
}

/** Without what another error at the same place says already: `F: FnOnce` where `F: Fn` is missing. */
function withoutImplied(infcx: InferCtxt, errors: readonly FulfillmentError[]): readonly FulfillmentError[] {
  const dropped = new Set<FulfillmentError>();
  errors.forEach((failed, index) => {
    const isImplied = errors.some(
      (other, otherIndex) =>
        otherIndex !== index &&
        !dropped.has(other) &&
        isSamePlace(failed, other) &&
        implies(infcx, other, failed) &&
        (otherIndex < index || !implies(infcx, failed, other)),
    );
    if (isImplied) dropped.add(failed);
  });
  return errors.filter((failed) => !dropped.has(failed));
}

function isSamePlace(a: FulfillmentError, b: FulfillmentError): boolean {
  const [left, right] = [a.obligation.cause.span, b.obligation.cause.span];
  return left.file === right.file && left.lo === right.lo && left.hi === right.hi;
}

function implies(infcx: InferCtxt, one: FulfillmentError, other: FulfillmentError): boolean {
  const predicate = infcx.resolve(other.obligation.predicate);
  if (predicate.value.kind !== "Trait" || one.kind !== other.kind) return false;
  const { def, args } = predicate.value.trait;
  return elaborateTo(infcx, infcx.resolve(one.obligation.predicate), def).some(({ value }) => value.args === args);
}

function rank(infcx: InferCtxt, { obligation, kind }: FulfillmentError): number {
  const { value } = obligation.predicate;
  // What a macro wrote tells less than what the program did.
  const base = obligation.cause.span.ctxt === 0 ? 0 : 2;
  if (kind === "Ambiguity")
    return base + (value.kind === "Trait" && infcx.tcx.isLang(value.trait.def, "sized") ? 2 : 1);
  return 0;
}

function reportOne(
  infcx: InferCtxt,
  failed: FulfillmentError,
  owner: DefId | undefined,
  body: BodyWords | undefined,
): void {
  const { obligation } = failed;
  const { tcx } = infcx;
  const predicate = infcx.resolve(obligation.predicate);
  if (hasFlags(predicate, TypeFlags.HasError)) return;
  const { span } = obligation.cause;
  switch (failed.kind) {
    case "Overflow":
      tcx.diagnostics.push(
        error("E0275", `overflow evaluating the requirement \`${printPlain(tcx, predicate)}\``, span, {
          labels: [{ span, text: "", primary: true }],
          help: [
            `consider increasing the recursion limit by adding a \`#![recursion_limit = "${tcx.resolver.recursionLimit * 2}"]\` attribute to your crate`,
          ],
        }),
      );
      return;
    case "NotDynCompatible":
      if (predicate.value.kind === "DynCompatible") reportDyn(tcx, predicate.value.trait, span);
      return;
    case "ProjectionMismatch":
      return reportProjection(infcx, failed, predicate);
    default:
      return reportUnimplemented(infcx, failed, predicate, owner, body);
  }
}

function printPlain(tcx: Context, predicate: Predicate): string {
  const { value } = predicate;
  return value.kind === "Trait"
    ? `${printTy(tcx, selfTyOf(value.trait.args))}: ${printTraitPath(tcx, value.trait)}`
    : value.kind;
}

function reportUnimplemented(
  infcx: InferCtxt,
  failed: FulfillmentError,
  predicate: Predicate,
  owner: DefId | undefined,
  body: BodyWords | undefined,
): void {
  const { tcx } = infcx;
  const { cause } = failed.obligation;
  const { value } = predicate;
  if (value.kind === "ClosureKind") return reportClosureKind(tcx, value, cause.span);
  if (value.kind !== "Trait") return;
  if (reportClosureMismatch(infcx, value.trait, cause)) return;
  if (reportQuestionMark(tcx, value.trait, cause, owner)) return;
  const limit = lackingImpl(tcx, value.trait, cause.span);
  if (limit !== undefined) return void tcx.diagnostics.push(limit);
  if (tcx.isLang(value.trait.def, "neg") && body?.reportNegativeIndex(cause.span) === true) return;
  const erased: TraitRef = { def: value.trait.def, args: eraseRegions(value.trait.args) };
  if (reportConversion(infcx, erased, cause, owner, body?.failureChain)) return;
  const words = unimplementedWords(infcx, erased, cause, owner);
  const labels: Label[] = [{ span: cause.span, text: words.label, primary: true }];
  const projection = projectionAskedFor(tcx, cause.code);
  const chain = projection === undefined ? [] : (body?.associatedChain(cause.span, projection) ?? []);
  const notes = [...words.notes, ...chain, ...requiredBy(infcx, cause.code)];
  const isFormatted = isFormatArgument(tcx, cause.code);
  const asking = isFormatted ? "this formatting parameter" : "a bound introduced by this call";
  if (cause.call !== undefined) labels.push({ span: cause.call, text: `required by ${asking}` });
  const holder = outermostHolder(infcx, cause.code);
  if (holder?.kind === "Closure")
    labels.push({ span: closureHead(tcx, holder), text: `within this \`${printTy(tcx, holder)}\`` });
  const { help, suggestions } = words;
  tcx.diagnostics.push(error("E0277", words.message, cause.span, { labels, notes, help, suggestions }));
}

/** `Self::Item` in the bound `B: FromIterator<Self::Item>` of a method. */
function projectionAskedFor(tcx: Context, code: ObligationCauseCode): Extract<Ty, { kind: "Alias" }> | undefined {
  const root = rootOf(code);
  const value = root.kind === "ItemBound" ? tcx.predicatesOf(root.def)[root.index]?.value : undefined;
  if (value?.kind !== "Trait") return undefined;
  for (const arg of value.trait.args.slice(1))
    if (arg.kind === "Type" && arg.ty.kind === "Alias" && arg.ty.alias === "Projection") return arg.ty;
  return undefined;
}

/** A closure whose parameters are not what the `Fn*` bound wants. Returns whether it was dealt with (a wrong count is told where the closure is checked). */
function reportClosureMismatch(infcx: InferCtxt, trait: TraitRef, { span, code }: ObligationCause): boolean {
  const { tcx } = infcx;
  const self = selfTyOf(trait.args);
  if (self.kind !== "Closure" || !tcx.hasAttribute(trait.def, "rustc_paren_sugar")) return false;
  const sig = callableSig(infcx, self);
  const wanted = trait.args[1];
  if (sig === undefined || wanted?.kind !== "Type" || wanted.ty.kind !== "Tuple" || sig.inputs.kind !== "Tuple")
    return false;
  if (wanted.ty.elems.length !== sig.inputs.elems.length) return true;
  if (infcx.probe(() => infcx.eq({ callerBounds: [] }, { span, code: { kind: "Misc" } }, wanted.ty, sig.inputs).ok))
    return false;
  const print = (ty: Ty): string =>
    ty.kind === "Tuple" ? `fn(${ty.elems.map((t) => printTy(tcx, infcx.resolve(t))).join(", ")}) -> _` : "_";
  const labels: Label[] = [
    { span: closureHead(tcx, self), text: "found signature defined here" },
    { span, text: "expected due to this", primary: true },
  ];
  tcx.diagnostics.push(
    error("E0631", "type mismatch in closure arguments", span, {
      labels,
      notes: [
        `expected closure signature \`${print(wanted.ty)}\`\n   found closure signature \`${print(sig.inputs)}\``,
        ...requiredBy(infcx, code),
      ],
    }),
  );
  return true;
}

interface Words {
  readonly message: string;
  readonly label: string;
  readonly notes: readonly Note[];
  readonly help: readonly Note[];
  readonly suggestions: readonly Suggestion[];
}

function unimplementedWords(
  infcx: InferCtxt,
  trait: TraitRef,
  cause: ObligationCause,
  owner: DefId | undefined,
): Words {
  const { tcx } = infcx;
  const self = selfTyOf(trait.args);
  const selfText = printTy(tcx, self);
  const traitText = printTraitPath(tcx, trait);
  if (tcx.isLang(trait.def, "sized")) return unsizedWords(selfText, cause.code);
  const outer = outermostHolder(infcx, cause.code);
  const custom = onUnimplemented(tcx, trait, cause.code);
  const where = outer === undefined ? "" : `within \`${printTy(tcx, outer)}\`, `;
  const notImplemented = `${where}the trait \`${traitText}\` is not implemented for \`${selfText}\``;
  const inHolder = outer === undefined ? "" : ` in \`${printTy(tcx, outer)}\``;
  const message = custom.message ?? `the trait bound \`${selfText}: ${traitText}\` is not satisfied${inHolder}`;
  const suggestions = [...boundSuggestions(infcx, trait, owner), ...withoutReference(infcx, trait, cause.span)];
  const isOwn = self.kind === "Adt" && crateOf(self.def) === userCrate && suggestions.length === 0;
  const help = isOwn ? noteAt(tcx.headSpan(self.def), notImplemented) : notImplemented;
  const impls = suggestions.length > 0 ? [] : similarImpls(infcx, trait, cause.code);
  // Where there is no better word, a type of the program's own is pointed at.
  const label = custom.label ?? (isOwn ? "unsatisfied trait bound" : notImplemented);
  const isSaid = label === notImplemented || self.kind === "Param" || impls.some(saysNotImplemented);
  return { message, label, notes: custom.notes, help: isSaid ? impls : [help, ...impls], suggestions };
}

/** An unsized type: what is to be sized, and the `&` that makes it so. */
function unsizedWords(selfText: string, code: ObligationCauseCode): Words {
  const { notes, suggestions } = unsizedAdvice(code);
  return {
    message: `the size for values of type \`${selfText}\` cannot be known at compilation time`,
    label: "doesn't have a size known at compile-time",
    notes,
    help: [`the trait \`Sized\` is not implemented for \`${selfText}\``],
    suggestions,
  };
}

function reportClosureKind(
  tcx: Context,
  value: Predicate["value"] & { kind: "ClosureKind" },
  span: Label["span"],
): void {
  const closure = value.closure.kind === "Closure" ? value.closure.def : undefined;
  const at = closure === undefined ? span : tcx.def(closure).span;
  const kind = closure === undefined ? "FnOnce" : closureKindWord(value.closure);
  const labels: Label[] = [
    { span: at, text: `this closure implements \`${kind}\`, not \`${value.closureKind}\``, primary: true },
  ];
  tcx.diagnostics.push(
    error(
      "E0525",
      `expected a closure that implements the \`${value.closureKind}\` trait, but this closure only implements \`${kind}\``,
      at,
      { labels },
    ),
  );
}
function closureKindWord(closure: Ty): string {
  const arg = closure.kind === "Closure" ? closure.args[closure.args.length - 3] : undefined;
  const int = arg?.kind === "Type" && arg.ty.kind === "Int" ? arg.ty.int : "i32";
  return int === "i8" ? "Fn" : int === "i16" ? "FnMut" : "FnOnce";
}

function reportProjection(infcx: InferCtxt, failed: FulfillmentError, predicate: Predicate): void {
  const { tcx } = infcx;
  const { value } = predicate;
  const { span } = failed.obligation.cause;
  if (value.kind !== "Projection") return;
  const self = printTy(tcx, selfTyOf(value.args));
  const trait = tcx.parent(value.def);
  const name = tcx.def(value.def).name;
  const expected = failed.typeError === undefined ? value.term : infcx.resolve(failed.typeError.expected);
  const found = failed.typeError === undefined ? undefined : infcx.resolve(failed.typeError.found);
  if (expected.kind === "Error" || found?.kind === "Error") return;
  const isFn = tcx.isLang(value.def, "fn_once_output");
  const traitName = trait === undefined ? "" : tcx.def(trait).name;
  const message =
    isFn && selfTyOf(value.args).kind === "Closure"
      ? `expected \`${self}\` to return \`${printTy(tcx, value.term)}\`, but it returns \`${found === undefined ? "_" : printTy(tcx, found)}\``
      : `type mismatch resolving \`<${self} as ${traitName}>::${name} == ${printTy(tcx, value.term)}\``;
  const text = found === undefined ? "" : `expected \`${printTy(tcx, expected)}\`, found \`${printTy(tcx, found)}\``;
  tcx.diagnostics.push(
    error("E0271", message, span, {
      labels: [{ span, text, primary: true }],
      notes: requiredBy(infcx, failed.obligation.cause.code),
    }),
  );
}

/** Returns whether something was said. */
function reportAmbiguity(infcx: InferCtxt, failed: FulfillmentError, body: BodyWords | undefined): boolean {
  const { tcx } = infcx;
  const predicate = infcx.resolve(failed.obligation.predicate);
  // Outside of bodies it follows from what was told already.
  if (hasFlags(predicate, TypeFlags.HasError) || (body === undefined && tcx.diagnostics.hasErrors())) return true;
  const { span } = failed.obligation.cause;
  const { value } = predicate;
  const { code: why } = failed.obligation.cause;
  if (
    value.kind === "Trait" &&
    (why.kind === "TraitItem" || why.kind === "ItemBound") &&
    tcx.parent(why.def) === value.trait.def &&
    selfTyOf(value.trait.args).kind === "Infer"
  ) {
    const what = tcx.def(why.def).kind === "AssocConst" ? "refer to the associated const" : "call associated function";
    const message = `cannot ${what} on trait without specifying the corresponding \`impl\` type`;
    tcx.diagnostics.push(
      error("E0790", message, span, {
        labels: [
          { span, text: `cannot ${what} of trait`, primary: true },
          {
            span: tcx.def(why.def).span,
            text: `\`${tcx.def(value.trait.def).name}::${tcx.def(why.def).name}\` defined here`,
          },
        ],
      }),
    );
    return true;
  }
  const unknown = unknownIn(predicate);
  const source = unknown === undefined ? undefined : body?.locate(unknown);
  if (value.kind === "Trait" && !tcx.isLang(value.trait.def, "sized") && selfTyOf(value.trait.args).kind === "Infer") {
    const notes = [
      `cannot satisfy \`${printPlain(tcx, predicate)}\``,
      ...requiredBy(infcx, failed.obligation.cause.code),
    ];
    tcx.diagnostics.push(annotationsNeeded(tcx, "E0283", span, source, notes));
    return true;
  }
  const code =
    value.kind === "Projection"
      ? "E0284"
      : value.kind === "Trait" && !tcx.isLang(value.trait.def, "sized")
        ? "E0283"
        : "E0282";
  tcx.diagnostics.push(annotationsNeeded(tcx, code, span, source));
  return true;
}

/** The first type of a predicate that is not known. */
function unknownIn({ value }: Predicate): Ty | undefined {
  if (value.kind !== "Trait" && value.kind !== "Projection") return undefined;
  const args = value.kind === "Trait" ? value.trait.args : value.args;
  for (const arg of args) {
    const found = arg.kind === "Type" ? firstUnknown(arg.ty) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** E0038, with each reason. */
export function reportDyn(tcx: Context, trait: import("../../resolve/def").DefId, span: Label["span"]): void {
  const name = tcx.def(trait).name;
  const labels: Label[] = [{ span, text: `\`${name}\` is not dyn compatible`, primary: true }];
  for (const violation of tcx.dynViolations(trait))
    labels.push({ span: violation.span, text: dynReason(violation.kind, violation.name) });
  const notes = ["for a trait to be dyn compatible it needs to allow building a vtable"];
  tcx.diagnostics.push(error("E0038", `the trait \`${name}\` is not dyn compatible`, span, { labels, notes }));
}
function dynReason(kind: string, name: string): string {
  switch (kind) {
    case "SizedSelf":
      return "...because it requires `Self: Sized`";
    case "SupertraitSelf":
      return "...because it uses `Self` as a type parameter";
    case "StaticMethod":
      return `...because associated function \`${name}\` has no \`self\` parameter`;
    case "ReferencesSelf":
      return `...because method \`${name}\` references the \`Self\` type in its parameters or return type`;
    case "Generic":
      return `...because method \`${name}\` has generic type parameters`;
    case "UndispatchableReceiver":
      return `...because method \`${name}\`'s \`self\` parameter cannot be dispatched on`;
    case "AssocConst":
      return `...because it contains this associated \`const\``;
    case "GenericAssocTy":
      return `...because it contains the generic associated type \`${name}\``;
    default:
      return `...because method \`${name}\` is \`async\``;
  }
}
