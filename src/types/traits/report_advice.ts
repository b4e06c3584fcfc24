/**
 * What goes with E0277: the words of `?` where the function's result does not take it, and suggested bounds and derives. The
 * headline itself is worded in `report.ts`.
 */
import { error, type Label, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { eraseRegions } from "../fold";
import type { ObligationCause } from "../infer/infer";
import { selfTyOf } from "../intern";
import { printTy } from "../print";
import { deriveSuggestion, signatureSpans, traitPath } from "../suggest";
import type { TraitRef, Ty } from "../ty";

const derivable = new Set(["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"]);

/** A bound for a type parameter, a derive for a type of the program's own. */
export function boundSuggestions(tcx: Context, trait: TraitRef, owner: DefId | undefined): Suggestion[] {
  const self = selfTyOf(trait.args);
  const { name } = tcx.def(trait.def);
  if (self.kind === "Param" && owner !== undefined && trait.args.length === 1) {
    const message = `consider restricting type parameter \`${self.name}\` with trait \`${name}\``;
    const found = tcx.restrictParam(owner, self, traitPath(tcx, trait.def), message);
    return found === undefined ? [] : [found];
  }
  if (self.kind !== "Adt" || crateOf(self.def) !== userCrate || self.args.length > 0) return [];
  if (!derivable.has(name) || crateOf(trait.def) === userCrate) return [];
  return [deriveSuggestion(tcx, self.def, name)];
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
  if (tcx.parent(fromResidual) !== trait.def) return false;
  const result = selfTyOf(trait.args);
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
