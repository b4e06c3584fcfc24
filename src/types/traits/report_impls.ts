/**
 * "the following other types implement trait": the impls that a program may have meant, rustc's
 * `report_similar_impl_candidates`. Types are alike if they are of one category (numbers, texts, one struct …) behind references;
 * where none is, a trait of the program's own has all its impls told.
 *
 * Left out: `#[diagnostic::do_not_recommend]`.
 */
import { type Label, type Note, noteAt, noteText } from "../../base/diagnostic";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { eraseRegions, hasFlags, instantiate } from "../fold";
import { type InferCtxt, misc, type ObligationCauseCode } from "../infer/infer";
import { mkArgs, selfTyOf } from "../intern";
import { implSyntax } from "../lower/syntax";
import { printTraitPath, printTy } from "../print";
import { type GenericArg, type TraitRef, type Ty, TypeFlags } from "../ty";

interface Candidate {
  readonly impl: DefId;
  readonly trait: TraitRef;
  readonly isExact: boolean;
}

/** More are shortened to `shortCount`. */
const listedCount = 9;
const shortCount = 8;
/** Fewer are told by their places. */
const pointedCount = 5;

export function similarImpls(infcx: InferCtxt, trait: TraitRef, code: ObligationCauseCode): Note[] {
  const { tcx } = infcx;
  // It may hold for what the parameters stand for: a bound is missing, not an impl.
  if (hasFlags(trait.args, TypeFlags.HasParam) || tcx.langNameOf(trait.def)?.startsWith("fn") === true) return [];
  if (crateOf(trait.def) === userCrate && !tcx.isAutoTrait(trait.def) && tcx.resolver.implsOf(trait.def).length === 0)
    return [noteAt(tcx.headSpan(trait.def), "this trait has no implementations, consider adding one")];
  const told = tellImpls(infcx, trait);
  const root = told.length > 0 ? undefined : outermostTrait(infcx, code);
  return root === undefined || tcx.isAutoTrait(root.def) || tcx.langNameOf(root.def) !== undefined
    ? told
    : tellImpls(infcx, root);
}

export function saysNotImplemented(note: Note): boolean {
  return /^the trait `.*` is not implemented for `/.test(noteText(note));
}

function outermostTrait(infcx: InferCtxt, code: ObligationCauseCode): TraitRef | undefined {
  if (code.kind !== "ImplDerived" && code.kind !== "BuiltinDerived") return undefined;
  const { def, args } = infcx.resolve(code.parentTrait);
  return outermostTrait(infcx, code.parent) ?? { def, args: eraseRegions(args) };
}

function tellImpls(infcx: InferCtxt, trait: TraitRef): Note[] {
  const { tcx } = infcx;
  const similar = similarCandidates(tcx, trait);
  const [only] = similar;
  if (only !== undefined && similar.length === 1) {
    const compared = compareWith(infcx, trait, only);
    if (compared !== undefined) return compared;
  }
  if (similar.length > 0) return list(tcx, trait, similar);
  const isWellKnown =
    tcx.isAutoTrait(trait.def) ||
    tcx.langNameOf(trait.def) !== undefined ||
    [...tcx.resolver.diagnosticItems.values()].includes(trait.def);
  return isWellKnown ? [] : list(tcx, trait, otherCandidates(tcx, trait.def));
}

// ---- candidates ----

function similarCandidates(tcx: Context, { def, args }: TraitRef): Candidate[] {
  const self = selfTyOf(args);
  const found = positiveImpls(tcx, def).flatMap(({ impl, trait }): Candidate[] => {
    const likeness = likenessOf(tcx, self, selfTyOf(trait.args));
    return likeness === undefined ? [] : [{ impl, trait, isExact: likeness === "Exact" }];
  });
  const exact = found.filter(({ isExact }) => isExact);
  return sorted(tcx, exact.length > 0 ? exact : found);
}

function otherCandidates(tcx: Context, def: DefId): Candidate[] {
  return sorted(
    tcx,
    positiveImpls(tcx, def).flatMap(({ impl, trait }): Candidate[] =>
      selfTyOf(trait.args).kind === "Param" ? [] : [{ impl, trait, isExact: false }],
    ),
  );
}

function positiveImpls(tcx: Context, def: DefId): { readonly impl: DefId; readonly trait: TraitRef }[] {
  return tcx.resolver.implsOf(def).flatMap((impl) => {
    const trait = implSyntax(tcx, impl)?.negative === true ? undefined : tcx.implTraitRef(impl);
    return trait === undefined || hasFlags(trait.args, TypeFlags.HasError) ? [] : [{ impl, trait }];
  });
}

function sorted(tcx: Context, candidates: readonly Candidate[]): Candidate[] {
  const text = ({ trait }: Candidate): string =>
    `<${printTy(tcx, selfTyOf(trait.args))} as ${printTraitPath(tcx, trait)}>`;
  const keyed = candidates.map((candidate) => ({ candidate, key: text(candidate) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.filter(({ key }, i) => keyed[i - 1]?.key !== key).map(({ candidate }) => candidate);
}

function likenessOf(tcx: Context, wanted: Ty, has: Ty): "Exact" | "Fuzzy" | undefined {
  const [a, b] = [withoutReferences(wanted), withoutReferences(has)];
  const category = categoryOf(tcx, a);
  if (category === undefined || category !== categoryOf(tcx, b)) return undefined;
  if (a === eraseRegions(b)) return "Exact";
  return a.kind === "Adt" && b.kind === "Adt" && a.def !== b.def ? undefined : "Fuzzy";
}

function withoutReferences(ty: Ty): Ty {
  return ty.kind === "Ref" || ty.kind === "RawPtr" ? withoutReferences(ty.ty) : ty;
}

function categoryOf(tcx: Context, ty: Ty): string | undefined {
  switch (ty.kind) {
    case "Adt":
      return tcx.isLang(ty.def, "String") ? "Str" : "Adt";
    case "Infer":
      return ty.infer.kind === "TyVar" ? undefined : "Number";
    case "Int":
    case "Uint":
    case "Float":
      return "Number";
    case "Array":
    case "Slice":
      return "Slice";
    case "FnDef":
    case "FnPtr":
      return "Fn";
    case "Placeholder":
    case "Bound":
    case "Error":
      return undefined;
    case "Alias":
      return ty.alias;
    default:
      return ty.kind;
  }
}

// ---- words ----

/** The one impl that is like it, and what of it does not fit; undefined where nothing of it fits. */
function compareWith(infcx: InferCtxt, wanted: TraitRef, { impl, trait }: Candidate): Note[] | undefined {
  const { tcx } = infcx;
  return infcx.probe(() => {
    const span = tcx.def(impl).nameSpan;
    const has = instantiate(trait.args, infcx.freshArgsFor(impl, span));
    const fits = (arg: GenericArg, index: number): boolean => {
      const other = wanted.args[index];
      if (arg.kind !== "Type" || other?.kind !== "Type") return true;
      return infcx.eq({ callerBounds: [] }, misc(span), arg.ty, other.ty).ok;
    };
    const wrong = has.flatMap((arg, index) => (fits(arg, index) ? [] : [index]));
    if (wrong.length === has.length) return undefined;
    const told: TraitRef = { def: trait.def, args: eraseRegions(infcx.resolve(has)) };
    return compared(tcx, wanted, told, wrong);
  });
}

function compared(tcx: Context, wanted: TraitRef, has: TraitRef, wrong: readonly number[]): Note[] {
  const [wantedTrait, hasTrait] = [printTraitPath(tcx, wanted), printTraitPath(tcx, has)];
  const [wantedSelf, hasSelf] = [printTy(tcx, selfTyOf(wanted.args)), printTy(tcx, selfTyOf(has.args))];
  const but =
    wantedSelf === hasSelf
      ? `trait \`${hasTrait}\` is implemented for it`
      : wantedTrait === hasTrait
        ? `it is implemented for \`${hasSelf}\``
        : `trait \`${hasTrait}\` is implemented for \`${hasSelf}\``;
  const notes: Note[] = [`the trait \`${wantedTrait}\` is not implemented for \`${wantedSelf}\`\nbut ${but}`];
  const [only] = wrong;
  const [expected, found] = only === undefined ? [] : [has.args[only], wanted.args[only]];
  if (wrong.length === 1 && expected?.kind === "Type" && found?.kind === "Type")
    notes.push(
      `for that trait implementation, expected \`${printTy(tcx, expected.ty)}\`, found \`${printTy(tcx, found.ty)}\``,
    );
  return notes;
}

function list(tcx: Context, wanted: TraitRef, all: readonly Candidate[]): Note[] {
  const rest = mkArgs(wanted.args.slice(1));
  const fitting = all.filter(({ trait }) => mkArgs(eraseRegions(trait.args).slice(1)) === rest);
  const candidates = fitting.length > 0 ? fitting : all;
  const [first] = candidates;
  if (first === undefined) return [];
  const names = candidates.map(({ trait }) => ({
    self: printTy(tcx, selfTyOf(trait.args)),
    trait: printTraitPath(tcx, trait),
  }));
  if (candidates.length === 1)
    return [placed(tcx, first, `the trait \`${names[0]?.trait}\` is implemented for \`${names[0]?.self}\``)];
  const isOne = names.every(({ trait }) => trait === names[0]?.trait);
  const identity = printTraitPath(tcx, { def: wanted.def, args: tcx.identityArgs(wanted.def) });
  const head = `the following other types implement trait \`${identity}\``;
  if (candidates.length < pointedCount) {
    const labels = candidates.flatMap(({ impl }, i): Label[] => {
      const span = crateOf(impl) === userCrate ? implSyntax(tcx, impl)?.headSpan : undefined;
      const name = names[i];
      if (span === undefined || name === undefined) return [];
      return [
        { span, text: isOne ? `\`${name.self}\`` : `\`${name.self}\` implements \`${name.trait}\``, primary: true },
      ];
    });
    return [labels.length === 0 ? head : { text: head, labels }];
  }
  const lines = names.map((name) => (isOne ? `  ${name.self}` : `  \`${name.self}\` implements \`${name.trait}\``));
  const shown = candidates.length <= listedCount ? lines : lines.slice(0, shortCount);
  const hidden = candidates.length - shown.length;
  return [[`${head}:`, ...shown, ...(hidden > 0 ? [`and ${hidden} others`] : [])].join("\n")];
}

function placed(tcx: Context, { impl }: Candidate, text: string): Note {
  const span = crateOf(impl) === userCrate ? implSyntax(tcx, impl)?.headSpan : undefined;
  return span === undefined ? text : noteAt(span, text);
}
