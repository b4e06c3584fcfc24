/**
 * What goes with E0277: the words of `?` where the function's result does not take it, and suggested bounds and derives. The
 * headline itself is worded in `report.ts`.
 */
import { error, type Label, type Note, noteAt, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { eraseRegions } from "../fold";
import { type InferCtxt, misc, obligation, type ObligationCause } from "../infer/infer";
import { rootOf } from "../infer/obligation";
import { dummyBinder, mkArgs, mkTyArgs, selfTyOf, tyArg, typeAt } from "../intern";
import { printTraitPath, printTy } from "../print";
import { deriveSuggestion, type ParamTy, signatureSpans, traitPath } from "../suggest";
import type { TraitRef, Ty } from "../ty";
import { similarImpls } from "./report_impls";
import { predicateMustHold } from "./select";

const derivable = new Set(["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"]);

/** A bound for a type parameter, a derive for a type of the program's own. */
export function boundSuggestions(infcx: InferCtxt, trait: TraitRef, owner: DefId | undefined): Suggestion[] {
  const { tcx } = infcx;
  const self = selfTyOf(trait.args);
  const { name } = tcx.def(trait.def);
  if (self.kind === "Param" && owner !== undefined) {
    const bound = traitPath(tcx, trait.def) + printTraitPath(tcx, trait).replace(/^[^<]*/, "");
    const found = restriction(tcx, owner, self, bound, name);
    return found === undefined ? [] : [found];
  }
  return self.kind === "Adt" && mayDerive(infcx, trait, self) ? [deriveSuggestion(tcx, self.def, name)] : [];
}

function restriction(tcx: Context, owner: DefId, self: ParamTy, bound: string, name: string): Suggestion | undefined {
  const isImpl = self.name.startsWith("impl ");
  const what = `${isImpl ? "opaque type" : "type parameter"} \`${self.name}\` with trait \`${name}\``;
  const found = tcx.restrictParam(owner, self, bound, `consider restricting ${what}`);
  const isFurther = !isImpl && found?.edits[0]?.replacement.startsWith(" +") === true;
  return isFurther ? { ...found, message: `consider further restricting ${what}` } : found;
}

/** `&value` where the value itself has the trait. */
export function withoutReference(infcx: InferCtxt, { def, args }: TraitRef, span: Span): Suggestion[] {
  const self = selfTyOf(args);
  if (self.kind !== "Ref" || span.ctxt !== 0 || !/^&[^&\s]/.test(infcx.tcx.sources.textOf(span))) return [];
  const inner: TraitRef = { def, args: mkArgs([tyArg(self.ty), ...args.slice(1)]) };
  const must = obligation({ callerBounds: [] }, misc(span), dummyBinder({ kind: "Trait", trait: inner }));
  if (!predicateMustHold(infcx, must)) return [];
  const isMut = /^&mut\s/.exec(infcx.tcx.sources.textOf(span))?.[0].length ?? 1;
  return [
    {
      message: "consider removing the leading `&`-reference",
      edits: [{ span: { ...span, hi: span.lo + isMut }, replacement: "" }],
      applicability: "MachineApplicable",
    },
  ];
}

/** The derive exists, and all fields have the trait. */
function mayDerive(infcx: InferCtxt, { def, args }: TraitRef, self: Extract<Ty, { kind: "Adt" }>): boolean {
  const { tcx } = infcx;
  const { name } = tcx.def(def);
  if (crateOf(self.def) !== userCrate || !derivable.has(name) || crateOf(def) === userCrate) return false;
  const adt = tcx.adtDef(self.def);
  const [, rhs] = args;
  if (adt.adtKind === "Union" || (name === "Default" && adt.adtKind === "Enum")) return false;
  if (rhs !== undefined && (rhs.kind !== "Type" || rhs.ty !== self)) return false;
  const env = { callerBounds: [] };
  return adt.variants.every((variant) =>
    variant.fields.every(({ index, span }) => {
      const ty = tcx.fieldTy(variant, index, self.args);
      const trait: TraitRef = { def, args: rhs === undefined ? mkTyArgs(ty) : mkTyArgs(ty, ty) };
      return predicateMustHold(infcx, obligation(env, misc(span), dummyBinder({ kind: "Trait", trait })));
    }),
  );
}

/** Of a chain of calls: each with the type that it gives. */
export interface ChainLink {
  readonly span: Span;
  readonly ty: Ty;
}

/** `?` where the failure does not become the one that the function returns. Returns whether it was that. */
export function reportConversion(
  infcx: InferCtxt,
  trait: TraitRef,
  { code, span }: ObligationCause,
  owner: DefId | undefined,
  chain: ((mark: Span) => readonly ChainLink[]) | undefined,
): boolean {
  const { tcx } = infcx;
  if (rootOf(code).kind !== "QuestionMark" || trait.def !== tcx.resolver.diagnosticItems.get("From")) return false;
  const [wanted, given] = [selfTyOf(trait.args), typeAt(trait.args, 1)];
  const [to, from] = [printTy(tcx, wanted), printTy(tcx, given)];
  const labels: Label[] = [
    { span, text: `the trait \`From<${from}>\` is not implemented for \`${to}\``, primary: true },
    ...chainLabels(infcx, chain?.(span) ?? []),
  ];
  const output = owner === undefined ? undefined : signatureSpans(tcx, owner)?.output;
  if (output !== undefined) labels.push({ span: output, text: `expected \`${to}\` because of this` });
  const own = [wanted, given].find((ty) => ty.kind === "Adt" && crateOf(ty.def) === userCrate);
  const need =
    own === wanted
      ? `\`${to}\` needs to implement \`From<${from}>\``
      : `\`${from}\` needs to implement \`Into<${to}>\``;
  const notes: Note[] = [
    ...(own?.kind === "Adt" ? [noteAt(tcx.headSpan(own.def), need)] : []),
    "the question mark operation (`?`) implicitly performs a conversion on the error value using the `From` trait",
  ];
  const help = own === undefined ? similarImpls(infcx, trait, { kind: "Misc" }) : [];
  tcx.diagnostics.push(error("E0277", `\`?\` couldn't convert the error to \`${to}\``, span, { labels, notes, help }));
  return true;
}

/** Where the failure's type came from, and where it changed. */
function chainLabels(infcx: InferCtxt, chain: readonly ChainLink[]): Label[] {
  const { tcx } = infcx;
  let before: Ty | undefined;
  const labels = chain.flatMap(({ span, ty }): Label[] => {
    const arg = ty.kind === "Adt" && outcome(tcx, ty) === "Result" ? ty.args[1] : undefined;
    const failure = arg?.kind === "Type" ? infcx.resolve(arg.ty) : undefined;
    const isNew = failure !== undefined && failure !== before;
    before = failure;
    if (!isNew) return [];
    return [{ span, text: `type \`Result<_, ${printTy(tcx, failure)}>\`` }];
  });
  return labels.map(({ span, text }, i) => ({
    span,
    text: i < labels.length - 1 ? `this has ${text}` : `this can't be annotated with \`?\` because it has ${text}`,
  }));
}

/** `?` in a function that cannot give the failure back. Returns whether it was that. */
export function reportQuestionMark(
  tcx: Context,
  trait: TraitRef,
  { code, span }: ObligationCause,
  owner: DefId | undefined,
): boolean {
  const fromResidual = tcx.langItemIfAny("from_residual");
  if (code.kind !== "QuestionMark" || owner === undefined || fromResidual === undefined) return false;
  const result = selfTyOf(trait.args);
  if (tcx.isLang(trait.def, "Try")) {
    const shown = printTy(tcx, eraseRegions(result));
    const message = "the `?` operator can only be applied to values that implement `Try`";
    const labels = [{ span, text: `the \`?\` operator cannot be applied to type \`${shown}\``, primary: true }];
    tcx.diagnostics.push(
      error("E0277", message, span, {
        labels,
        help: [`the nightly-only, unstable trait \`Try\` is not implemented for \`${shown}\``],
      }),
    );
    return true;
  }
  if (tcx.parent(fromResidual) !== trait.def) return false;
  const residual = trait.args[1];
  if (residual?.kind !== "Type") return false;
  const { message, label, parent, suggestions } = residualWords(tcx, result, residual.ty, owner, span);
  const signature = signatureSpans(tcx, owner)?.signature;
  const labels: Label[] = [{ span, text: label, primary: true }];
  if (signature !== undefined) labels.push({ span: signature, text: parent });
  tcx.diagnostics.push(error("E0277", message, span, { labels, suggestions }));
  return true;
}

interface ResidualWords {
  readonly message: string;
  readonly label: string;
  readonly parent: string;
  readonly suggestions: readonly Suggestion[];
}

function residualWords(tcx: Context, result: Ty, residual: Ty, owner: DefId, mark: Span): ResidualWords {
  const isFn = tcx.def(owner).kind === "AssocFn" && signatureSpans(tcx, owner)?.params[0]?.isSelf === true;
  const place = isFn ? "a method" : tcx.def(owner).kind === "AssocFn" ? "an associated function" : "a function";
  const print = (ty: Ty) => printTy(tcx, eraseRegions(ty));
  const [returned, failed] = [outcome(tcx, result), outcome(tcx, residual)];
  if (returned === "Option" && failed === "Result") {
    return {
      message: `the \`?\` operator can only be used on \`Option\`s, not \`Result\`s, in ${place} that returns \`Option\``,
      label: `use \`.ok()?\` if you want to discard the \`${print(residual)}\` error information`,
      parent: "this function returns an `Option`",
      suggestions: [],
    };
  }
  if (returned === "Result" && failed === "Option") {
    return {
      message: `the \`?\` operator can only be used on \`Result\`s, not \`Option\`s, in ${place} that returns \`Result\``,
      label: `use \`.ok_or(...)?\` to provide an error compatible with \`${print(result)}\``,
      parent: "this function returns a `Result`",
      suggestions: [],
    };
  }
  return {
    message: `the \`?\` operator can only be used in ${place} that returns \`Result\` or \`Option\` (or another type that implements \`FromResidual\`)`,
    label: `cannot use the \`?\` operator in ${place} that returns \`${print(result)}\``,
    parent: "this function should return `Result` or `Option` to accept `?`",
    suggestions: failed === "Result" ? returnResult(tcx, result, owner, mark) : [],
  };
}

/** `Option` and `Result`, by the lang items of their variants. */
function outcome(tcx: Context, ty: Ty): "Option" | "Result" | undefined {
  if (ty.kind !== "Adt") return undefined;
  const of = (variant: string) => {
    const item = tcx.langItemIfAny(variant);
    return item === undefined ? undefined : tcx.parent(item);
  };
  return ty.def === of("Some") ? "Option" : ty.def === of("Ok") ? "Result" : undefined;
}

/** Only for a function that gives back nothing so far: its last line becomes `Ok(())`. */
function returnResult(tcx: Context, result: Ty, owner: DefId, mark: Span): Suggestion[] {
  const spans = signatureSpans(tcx, owner);
  const { span } = tcx.def(owner);
  if (spans === undefined || spans.output !== undefined || result.kind !== "Tuple" || span.hi < mark.hi) return [];
  const text = tcx.sources.file(span.file).text;
  const close = span.hi - 1;
  const line = text.lastIndexOf("\n", close - 1) + 1;
  const indent = text.slice(line, close);
  if (text[close] !== "}" || indent.trim() !== "") return [];
  const at = (offset: number): Span => ({ ...span, lo: offset, hi: offset });
  const edits = [
    { span: { ...spans.signature, lo: spans.signature.hi }, replacement: " -> Result<(), Box<dyn std::error::Error>>" },
    { span: at(line), replacement: `${indent}    Ok(())\n` },
  ];
  return [{ message: "consider adding return type", edits, applicability: "MaybeIncorrect" }];
}
