/**
 * Words for obligations that failed: E0277 with `#[rustc_on_unimplemented]`, E0271, E0282/E0283, E0275, E0038, and what required the
 * failed bound. `FulfillmentContext` finds; this file tells.
 */
import { error, type Label, type Note, noteAt } from "../../base/diagnostic";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { eraseRegions, hasFlags } from "../fold";
import { selfTyOf } from "../intern";
import type { InferCtxt, ObligationCauseCode } from "../infer/infer";
import { printTraitPath, printTy } from "../print";
import type { Predicate, TraitRef, Ty } from "../ty";
import { TypeFlags } from "../ty";
import { elaborateTo } from "./candidates";
import { annotationsNeeded, firstUnknown, type UnknownType } from "./annotations_needed";
import { callableSig } from "./confirm";
import type { FulfillmentError } from "./fulfill";
import { lackingImpl } from "./lacking";
import { boundSuggestions, reportQuestionMark } from "./report_advice";
import { isFormatArgument, onUnimplemented } from "./unimplemented";

/** `owner`: the item whose body asks, if it is one; `locate`: where in it a type could be written that is not known. */
export function reportFulfillmentErrors(
  infcx: InferCtxt,
  errors: readonly FulfillmentError[],
  owner?: DefId,
  locate?: (ty: Ty) => UnknownType | undefined,
): void {
  // An error about `T: Sized` of a variable often accompanies a better one at the same place.
  const ordered = errors.slice().sort((a, b) => rank(infcx, a) - rank(infcx, b));
  let reportedAmbiguity = false;
  for (const failed of withoutImplied(infcx, ordered)) {
    if (failed.kind === "Ambiguity") {
      if (!reportedAmbiguity) reportedAmbiguity = reportAmbiguity(infcx, failed, locate);
      continue;
    }
    reportOne(infcx, failed, owner);
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

function reportOne(infcx: InferCtxt, failed: FulfillmentError, owner: DefId | undefined): void {
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
      return reportUnimplemented(infcx, failed, predicate, owner);
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
): void {
  const { tcx } = infcx;
  const { cause } = failed.obligation;
  const { value } = predicate;
  if (value.kind === "ClosureKind") return reportClosureKind(tcx, value, cause.span);
  if (value.kind !== "Trait") return;
  if (reportClosureMismatch(infcx, value.trait, cause.span)) return;
  if (reportQuestionMark(tcx, value.trait, cause, owner)) return;
  const limit = lackingImpl(tcx, value.trait, cause.span);
  if (limit !== undefined) return void tcx.diagnostics.push(limit);
  const words = unimplementedWords(tcx, value.trait, cause.code);
  const labels: Label[] = [{ span: cause.span, text: words.label, primary: true }];
  const notes = [...words.notes, ...requiredBy(tcx, infcx, cause.code, value.trait)];
  const suggestions = boundSuggestions(tcx, value.trait, owner);
  if (cause.call !== undefined) labels.push({ span: cause.call, text: "required by a bound introduced by this call" });
  tcx.diagnostics.push(error("E0277", words.message, cause.span, { labels, notes, help: words.help, suggestions }));
}

/** A closure whose parameters are not what the `Fn*` bound wants. Returns whether it was dealt with (a wrong count is told where the closure is checked). */
function reportClosureMismatch(infcx: InferCtxt, trait: TraitRef, span: Label["span"]): boolean {
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
    { span: tcx.def(self.def).span, text: "found signature defined here" },
    { span, text: "expected due to this", primary: true },
  ];
  tcx.diagnostics.push(
    error("E0631", "type mismatch in closure arguments", span, {
      labels,
      notes: [
        `expected closure signature \`${print(wanted.ty)}\`\n   found closure signature \`${print(sig.inputs)}\``,
      ],
    }),
  );
  return true;
}

interface Words {
  readonly message: string;
  readonly label: string;
  readonly notes: readonly string[];
  readonly help: readonly Note[];
}

function unimplementedWords(tcx: Context, trait: TraitRef, code: ObligationCauseCode): Words {
  const self = selfTyOf(trait.args);
  const selfText = printTy(tcx, eraseRegions(self));
  const traitText = printTraitPath(tcx, trait);
  if (tcx.isLang(trait.def, "sized")) {
    const local =
      code.kind === "SizedArgument"
        ? ["all function arguments must have a statically known size"]
        : code.kind === "SizedReturn"
          ? ["the return type of a function must have a statically known size"]
          : [];
    return {
      message: `the size for values of type \`${selfText}\` cannot be known at compilation time`,
      label: "doesn't have a size known at compile-time",
      notes: [],
      help: [`the trait \`Sized\` is not implemented for \`${selfText}\``, ...local],
    };
  }
  const custom = onUnimplemented(tcx, trait, code);
  const notImplemented = `the trait \`${traitText}\` is not implemented for \`${selfText}\``;
  const message = custom.message ?? `the trait bound \`${selfText}: ${traitText}\` is not satisfied`;
  return {
    message,
    label: custom.label ?? notImplemented,
    notes: custom.notes,
    help: custom.label === undefined || self.kind === "Param" ? [] : [implementedNote(tcx, self, notImplemented)],
  };
}

/** With the type itself, where it is the program's own. */
function implementedNote(tcx: Context, self: Ty, text: string): Note {
  if (self.kind !== "Adt" || crateOf(self.def) !== userCrate) return text;
  return noteAt(tcx.headSpan(self.def), text);
}

/** "required by a bound in `f`", "required for `Vec<T>` to implement `Clone`". */
function requiredBy(tcx: Context, infcx: InferCtxt, code: ObligationCauseCode, failed: TraitRef): Note[] {
  void failed;
  switch (code.kind) {
    case "ItemBound":
      // What a macro calls is no business of the program's.
      return isFormatArgument(tcx, code) ? [] : [requiredBound(tcx, code.def, code.index)];
    case "ImplDerived":
    case "BuiltinDerived": {
      const parent = infcx.resolve(code.parentTrait);
      return [
        `required for \`${printTy(tcx, eraseRegions(selfTyOf(parent.args)))}\` to implement \`${printTraitPath(tcx, parent)}\``,
        ...requiredBy(tcx, infcx, code.parent, parent),
      ];
    }
    case "Coercion":
      return [
        `required for the cast from \`${printTy(tcx, infcx.resolve(code.source))}\` to \`${printTy(tcx, infcx.resolve(code.target))}\``,
      ];
    case "SizedLocal":
      return ["all local variables must have a statically known size"];
    case "RepeatElementCopy":
      return ["the `Copy` trait is required because this value will be copied for each element of the array"];
    default:
      return [];
  }
}

/** With the bound itself, where it is the program's own. */
function requiredBound(tcx: Context, def: DefId, index: number): Note {
  const { name } = tcx.def(def);
  const text = `required by a bound in \`${name}\``;
  const isOurs = crateOf(def) === userCrate && tcx.predicatesOf(def)[index] !== undefined;
  const span = isOurs ? tcx.predicateSpan(def, index) : undefined;
  return span === undefined ? text : noteAt(span, text, `required by this bound in \`${name}\``);
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
      notes: requiredBy(tcx, infcx, failed.obligation.cause.code, { def: value.def, args: value.args }),
    }),
  );
}

/** Returns whether something was said. */
function reportAmbiguity(
  infcx: InferCtxt,
  failed: FulfillmentError,
  locate: ((ty: Ty) => UnknownType | undefined) | undefined,
): boolean {
  const { tcx } = infcx;
  const predicate = infcx.resolve(failed.obligation.predicate);
  // Outside of bodies it follows from what was told already.
  if (hasFlags(predicate, TypeFlags.HasError) || (locate === undefined && tcx.diagnostics.hasErrors())) return true;
  const { span } = failed.obligation.cause;
  const { value } = predicate;
  const { code: why } = failed.obligation.cause;
  if (
    value.kind === "Trait" &&
    why.kind === "TraitItem" &&
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
  const source = unknown === undefined ? undefined : locate?.(unknown);
  if (value.kind === "Trait" && !tcx.isLang(value.trait.def, "sized") && selfTyOf(value.trait.args).kind === "Infer") {
    const notes = [
      `cannot satisfy \`${printPlain(tcx, predicate)}\``,
      ...requiredBy(tcx, infcx, failed.obligation.cause.code, value.trait),
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
