/**
 * Why something had to hold: "required by a bound in `f`", "required for `Vec<T>` to implement `Clone`", and the types that an auto
 * trait was asked of on the way. Notes for `report.ts`.
 */
import { type Label, type Note, noteAt, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { eraseRegions } from "../fold";
import type { InferCtxt, ObligationCauseCode } from "../infer/infer";
import { selfTyOf } from "../intern";
import { kindWord } from "../lower/args";
import { fnSyntax, implSyntax } from "../lower/syntax";
import { printDef, printTraitPath, printTy } from "../print";
import type { TraitRef, Ty } from "../ty";
import { isFormatArgument } from "./unimplemented";

type ImplDerived = Extract<ObligationCauseCode, { kind: "ImplDerived" }>;

export function requiredBy(infcx: InferCtxt, code: ObligationCauseCode, seen: ReadonlySet<DefId> = new Set()): Note[] {
  const { tcx } = infcx;
  switch (code.kind) {
    case "ItemBound":
      // What a macro calls is no business of the program's.
      return isFormatArgument(tcx, code) ? [] : [requiredBound(tcx, code.def, code.index)];
    case "ImplDerived":
      return requiredByImpl(infcx, code, seen);
    case "BuiltinDerived": {
      const self = selfTyOf(infcx.resolve(code.parentTrait).args);
      return [...holderNotes(infcx, self), ...requiredBy(infcx, code.parent, seen)];
    }
    case "Coercion": {
      const [from, to] = [code.source, code.target].map((ty) => printTy(tcx, infcx.resolve(ty)));
      return [`required for the cast from \`${from}\` to \`${to}\``];
    }
    case "RepeatElementCopy":
      return ["the `Copy` trait is required because this value will be copied for each element of the array"];
    default:
      return [];
  }
}

/** Impls of one trait that ask for each other are told by the first and the last. */
function requiredByImpl(infcx: InferCtxt, code: ImplDerived, seen: ReadonlySet<DefId>): Note[] {
  const { tcx } = infcx;
  const trait = infcx.resolve(code.parentTrait);
  if (isHidden(tcx, trait.def)) return requiredBy(infcx, code.parent, seen);
  const known = new Set([...seen, trait.def]);
  let last: ImplDerived = code;
  let hidden = 0;
  for (let next = code.parent; next.kind === "ImplDerived"; next = next.parent) {
    if (!known.has(next.parentTrait.def)) break;
    last = next;
    hidden += 1;
  }
  const notes: Note[] = [implNote(tcx, code, trait)];
  if (hidden > 0) {
    notes.push(`${hidden} redundant requirement${hidden === 1 ? "" : "s"} hidden`);
    notes.push(implText(tcx, infcx.resolve(last.parentTrait)));
  }
  return [...notes, ...requiredBy(infcx, last.parent, known)];
}

/** Machinery of `?` and of coercions, which a program does not name. */
function isHidden(tcx: Context, trait: DefId): boolean {
  const fromResidual = tcx.langItemIfAny("from_residual");
  return (
    tcx.isLang(trait, "unsize") ||
    tcx.isLang(trait, "coerce_unsized") ||
    (fromResidual !== undefined && tcx.parent(fromResidual) === trait)
  );
}

function implText(tcx: Context, trait: TraitRef): string {
  const { def, args } = { def: trait.def, args: eraseRegions(trait.args) };
  return `required for \`${printTy(tcx, selfTyOf(args))}\` to implement \`${printTraitPath(tcx, { def, args })}\``;
}

/** With the impl's header and the bound that asks, where it is the program's own. */
function implNote(tcx: Context, { impl, index }: ImplDerived, trait: TraitRef): Note {
  const text = implText(tcx, trait);
  const syntax = crateOf(impl) === userCrate ? implSyntax(tcx, impl) : undefined;
  if (syntax === undefined) return text;
  const isDerive = tcx.hasAttribute(impl, "automatically_derived");
  const spans = [...(isDerive || syntax.ofTrait === undefined ? [] : [syntax.ofTrait.path.span]), syntax.selfTy.span];
  const labels: Label[] = spans.map((span) => ({ span, text: "", primary: true }));
  const bound = index === undefined ? undefined : tcx.predicateSpan(impl, index);
  if (bound !== undefined && !isDerive)
    labels.push({ span: bound, text: "unsatisfied trait bound introduced here", primary: true });
  return { text, labels };
}

/** With the bound itself, where it is the program's own. */
function requiredBound(tcx: Context, def: DefId, index: number): Note {
  const item = printDef(tcx, def);
  const text = `required by a bound in \`${item}\``;
  const isOurs = crateOf(def) === userCrate && tcx.predicatesOf(def)[index] !== undefined;
  const span = isOurs ? tcx.predicateSpan(def, index) : undefined;
  if (span === undefined) return text;
  const { kind, nameSpan } = tcx.def(def);
  const isFunction = kind === "AssocFn" && fnSyntax(tcx, def)?.decl.hasSelf === false;
  const lineOf = (offset: number): number => tcx.sources.file(span.file).lineColumn(offset).line;
  const label: Label = { span, text: `required by this bound in \`${item}\``, primary: true };
  const isApart = nameSpan.file !== span.file || lineOf(nameSpan.hi) !== lineOf(span.lo);
  const word = isFunction ? "associated function" : kindWord(kind);
  const named = { span: nameSpan, text: `required by a bound in this ${word}` };
  return { text, labels: isApart ? [label, named] : [label] };
}

// ---- auto traits ----

/** The type whose parts an auto trait was asked of. */
export function outermostHolder(infcx: InferCtxt, code: ObligationCauseCode): Ty | undefined {
  if (code.kind !== "BuiltinDerived") return undefined;
  return (
    outermostHolder(infcx, code.parent) ?? eraseRegions(infcx.resolve(selfTyOf(infcx.resolve(code.parentTrait).args)))
  );
}

function holderNotes({ tcx }: InferCtxt, self: Ty): Note[] {
  if (self.kind === "Closure")
    return [noteAt(closureHead(tcx, self), "required because it's used within this closure")];
  const text = `required because it appears within the type \`${printTy(tcx, eraseRegions(self))}\``;
  return [self.kind === "Adt" && crateOf(self.def) === userCrate ? noteAt(tcx.def(self.def).nameSpan, text) : text];
}

/** `move |x|` */
export function closureHead(tcx: Context, { def }: Extract<Ty, { kind: "Closure" }>): Span {
  const { span, node } = tcx.def(def);
  const closure = node.kind === "Closure" && node.expr.kind === "Closure" ? node.expr.closure : undefined;
  return closure === undefined ? span : { ...span, hi: closure.declSpan.hi };
}

// ---- sizes ----

export function unsizedAdvice(code: ObligationCauseCode): { notes: Note[]; suggestions: Suggestion[] } {
  const insert = (span: Span, message: string): Suggestion => ({
    message,
    edits: [{ span: { ...span, hi: span.lo }, replacement: "&" }],
    applicability: "MachineApplicable",
  });
  if (code.kind === "SizedLocal") {
    const message =
      "references are always `Sized`, even if they point to unsized data; consider not dereferencing the expression";
    const suggestions: Suggestion[] =
      code.borrow !== undefined
        ? [insert(code.borrow, "consider borrowing here")]
        : code.deref === undefined
          ? []
          : [{ message, edits: [{ span: code.deref, replacement: "" }], applicability: "MaybeIncorrect" }];
    return { notes: ["all local variables must have a statically known size"], suggestions };
  }
  if (code.kind === "SizedReturn")
    return { notes: ["the return type of a function must have a statically known size"], suggestions: [] };
  if (code.kind !== "SizedArgument") return { notes: [], suggestions: [] };
  if (code.written === undefined)
    return { notes: ["all function arguments must have a statically known size"], suggestions: [] };
  const { kind, span } = code.written;
  const known = `function arguments must have a statically known size, borrowed ${kind === "Slice" ? "slices" : "types"} always have a known size`;
  if (kind !== "TraitObject")
    return { notes: [], suggestions: kind === "Slice" || kind === "Path" ? [insert(span, known)] : [] };
  const asImpl: Suggestion = {
    message: "you can use `impl Trait` as the argument type",
    edits: [{ span: { ...span, hi: span.lo + "dyn".length }, replacement: "impl" }],
    applicability: "MaybeIncorrect",
  };
  return { notes: [], suggestions: [...(code.inClosure === true ? [] : [asImpl]), insert(span, known)] };
}
