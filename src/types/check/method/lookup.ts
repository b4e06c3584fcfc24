/** Associated items by path (`Type::name`, `<T>::name`), and the words when nothing or too much is found. */
import type { DiagnosticParts, Label, Suggestion } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import { crateOf, type DefId, userCrate } from "../../../resolve/def";
import { editDistance } from "../../../resolve/suggest";
import type * as ast from "../../../syntax/ast";
import { mkArgs, tyArg, tyF64, tyI32, tyU32 } from "../../intern";
import { allTraits } from "../../collect/trimmed";
import { kindWord } from "../../lower/args";
import { prefixString } from "../../prefix_string";
import { paramNameSpan } from "../../suggest";
import type { GenericArgs, Ty } from "../../ty";
import { Autoderef } from "../autoderef";
import type { FnCtxt } from "../fnctxt";
import { reportLackingMember } from "./lacking";
import { patOf, walkSyntax } from "../upvars_mentioned";
import { reportNotIterator } from "./not_iterator";
import { traitAdvice } from "./trait_advice";
import { reportUnsatisfied } from "./unsatisfied";
import { hasSelfParam, probe, type Candidate, type ProbeError } from "./probe";

export interface AssocItem {
  readonly def: DefId;
  /** Arguments of the impl or trait that has the item. */
  readonly containerArgs: GenericArgs;
}

export function lookupAssocItem(
  fcx: FnCtxt,
  self: Ty,
  segment: ast.PathSegment,
  node: ast.NodeId,
  span: Span,
): AssocItem | undefined {
  const { name } = segment.ident;
  const result = probe(fcx, "Path", name, self, node, span);
  if (!result.ok) {
    reportProbeError(fcx, result.error, self, segment.ident, span, "Path");
    return undefined;
  }
  const { candidate } = result.pick;
  noteUse(fcx, candidate, node);
  return { def: candidate.item, containerArgs: pathContainerArgs(fcx, candidate, self, span) };
}

/** A trait's import counts as used. */
export function noteUse(fcx: FnCtxt, candidate: Candidate, node: ast.NodeId): void {
  if (candidate.kind.kind === "Trait" && node >= 0) fcx.resolver.useTrait(candidate.kind.trait, node, fcx.owner);
}

function pathContainerArgs(fcx: FnCtxt, candidate: Candidate, self: Ty, span: Span): GenericArgs {
  const { kind } = candidate;
  if (kind.kind === "Inherent") {
    const args = fcx.infcx.freshArgsFor(kind.impl, span);
    const implSelf = fcx.normalize(span, fcx.tcx.instantiate(fcx.tcx.typeOf(kind.impl), args));
    fcx.demandEqtype(span, implSelf, self);
    return args;
  }
  if (kind.kind === "WhereClause" || kind.kind === "Object")
    return fcx.normalize(span, fcx.infcx.instantiateBinderWithFresh(span, kind.trait)).args;
  return mkArgs(fcx.infcx.freshArgsFor(kind.trait, span).map((arg, i) => (i === 0 ? tyArg(self) : arg)));
}

// ---- words ----

export function reportProbeError(
  fcx: FnCtxt,
  problem: ProbeError,
  self: Ty,
  ident: ast.Ident,
  span: Span,
  mode: "Method" | "Path",
): void {
  switch (problem.kind) {
    case "BadTy": {
      if (fcx.shallow(problem.ty).kind === "Error") {
        fcx.tables.tainted = true;
        return;
      }
      fcx.structurallyResolve(span, problem.ty);
      return;
    }
    case "Ambiguity":
      if (isRedefined(fcx, problem.sources)) {
        fcx.tables.tainted = true;
        return;
      }
      fcx.error("E0034", "multiple applicable items in scope", ident.span, `multiple \`${ident.name}\` found`, {
        labels: problem.sources.map((source) => ({
          span: fcx.tcx.def(source.item).nameSpan,
          text: "candidate is defined here",
        })),
      });
      return;
    case "NoMatch":
      return reportNoMatch(fcx, problem, self, ident, mode);
  }
}

/** One trait or impl says the name twice: E0428 told that. */
function isRedefined({ tcx }: FnCtxt, sources: readonly { readonly item: DefId }[]): boolean {
  const containers = new Set(sources.map(({ item }) => tcx.parent(item)));
  return containers.size === 1;
}

function reportNoMatch(
  fcx: FnCtxt,
  problem: ProbeError & { kind: "NoMatch" },
  self: Ty,
  ident: ast.Ident,
  mode: "Method" | "Path",
): void {
  const resolved = fcx.resolve(self);
  if (resolved.kind === "Error") {
    fcx.tables.tainted = true;
    return;
  }
  const { tcx } = fcx;
  if (problem.private !== undefined) {
    const { kind } = tcx.def(problem.private);
    const word =
      kind === "AssocConst"
        ? "associated constant"
        : mode === "Path" && !hasSelfParam(tcx, problem.private)
          ? "associated function"
          : "method";
    fcx.error("E0624", `${word} \`${ident.name}\` is private`, ident.span, `private ${word}`, {
      labels: [{ span: tcx.def(problem.private).nameSpan, text: `private ${word} defined here` }],
    });
    return;
  }
  if (mode === "Method" && reportAmbiguousNumber(fcx, resolved, ident)) return;
  const types = mode === "Method" ? problem.steps.map((step) => step.ty) : [resolved];
  if (reportLackingMember(fcx, types, ident.name, ident.span)) return;
  const label = "method not found in";
  const ty = `\`${fcx.show(resolved)}\``;
  const description = prefixString(fcx.tcx, resolved);
  if (problem.unsatisfied.length > 0 && mode === "Method") {
    if (reportNotIterator(fcx, problem.unsatisfied, resolved, ident)) return;
    const unmet = `the method \`${ident.name}\` exists for ${description} ${ty}, but its trait bounds were not satisfied`;
    const labels = notFoundFor(fcx, resolved, `method \`${ident.name}\` not found for this`);
    reportUnsatisfied(fcx, problem.unsatisfied, resolved, ident, { unmet, labels });
    return;
  }
  const named = isWithoutMethod(fcx, resolved, ident) ? fcx.show(tcx.typeOf(resolved.def)) : fcx.show(resolved);
  const noun = mode === "Method" ? "method" : pathNoun(fcx, resolved, ident.name);
  const similar = similarItem(fcx, resolved, ident.name, mode);
  const advice = traitAdvice(fcx, resolved, ident);
  fcx.error(
    "E0599",
    `no ${noun} named \`${ident.name}\` found for ${description} \`${named}\` in the current scope`,
    ident.span,
    similar !== undefined ? "" : `${mode === "Method" ? label : `${noun} not found in`} ${ty}`,
    {
      labels: notFoundFor(fcx, resolved, `${noun} \`${ident.name}\` not found for this`),
      ...advice,
      suggestions: [
        ...(similar === undefined ? [] : [similarSuggestion(ident.span, similar)]),
        ...(advice.suggestions ?? []),
      ],
    },
  );
}

/** A method that some number has, of a number whose type is not known. */
function reportAmbiguousNumber(fcx: FnCtxt, ty: Ty, ident: ast.Ident): boolean {
  if (ty.kind !== "Infer" || ty.infer.kind === "TyVar" || !isMethodOfNumber(fcx, ident.name)) return false;
  const isInt = ty.infer.kind === "IntVar";
  const numeric = isInt ? "{integer}" : "{float}";
  const concrete = isInt ? "i32" : "f32";
  const receiver = receiverOf(fcx, ident);
  const res = receiver?.kind === "Path" ? fcx.partialRes(receiver.id)?.base : undefined;
  const parts: DiagnosticParts =
    receiver?.kind === "Lit"
      ? {
          suggestions: [
            {
              message: `you must specify a concrete type for this numeric value, like \`${concrete}\``,
              edits: [{ span: receiver.span, replacement: `${fcx.tcx.sources.textOf(receiver.span)}_${concrete}` }],
              applicability: "MaybeIncorrect",
            },
          ],
        }
      : res?.kind === "Local"
        ? bindingAdvice(fcx, res.binding, concrete)
        : {};
  const message = `can't call method \`${ident.name}\` on ambiguous numeric type \`${numeric}\``;
  fcx.error("E0689", message, ident.span, undefined, parts);
  return true;
}

function bindingAdvice(fcx: FnCtxt, binding: ast.NodeId, concrete: string): DiagnosticParts {
  const found = patOf(fcx, binding);
  const text = `you must specify a type for this binding, like \`${concrete}\``;
  return found === undefined ? {} : { labels: [{ span: found.span, text }] };
}

function receiverOf(fcx: FnCtxt, ident: ast.Ident): ast.Expr | undefined {
  let found: ast.Expr | undefined;
  walkSyntax(fcx.resolver.bodyOf(fcx.owner)?.value, (node) => {
    const expr = node as ast.Expr;
    if (expr.kind === "MethodCall" && expr.seg.ident === ident) found = expr.receiver;
  });
  return found;
}

/** Some number has it, or some trait. */
function isMethodOfNumber({ tcx }: FnCtxt, name: string): boolean {
  const hasIt = (container: DefId) => tcx.associatedItems(container).some((item) => tcx.def(item).name === name);
  const numbers = [tyI32, tyU32, tyF64];
  return numbers.some((ty) => tcx.inherentImplsFor(ty).some(hasIt)) || allTraits(tcx).some(hasIt);
}

/** A generic type that has no such method of its own, whatever its arguments are; it dereferences to nothing. */
function isWithoutMethod(fcx: FnCtxt, ty: Ty, ident: ast.Ident): ty is Ty & { kind: "Adt" } {
  if (ty.kind !== "Adt" || ty.args.length === 0) return false;
  const { tcx } = fcx;
  const items = tcx.inherentImplsFor(ty).flatMap((impl) => tcx.associatedItems(impl));
  if (items.some((item) => tcx.def(item).name === ident.name)) return false;
  const autoderef = new Autoderef(fcx, ident.span, ty);
  autoderef.next();
  return autoderef.next() === undefined;
}

/** The type itself, where the program declares it. */
function notFoundFor({ tcx, owner }: FnCtxt, ty: Ty, words: string): Label[] {
  if (ty.kind === "Param") {
    const span = paramNameSpan(tcx, owner, ty.index);
    return span === undefined ? [] : [{ span, text: `${words} type parameter` }];
  }
  if (ty.kind !== "Adt" || crateOf(ty.def) !== userCrate) return [];
  return [{ span: tcx.headSpan(ty.def), text: `${words} ${kindWord(tcx.def(ty.def).kind)}` }];
}

interface Similar {
  readonly name: string;
  readonly kind: string;
}

/** The variant, or the method of the type's own, whose name is nearest. */
function similarItem(fcx: FnCtxt, ty: Ty, name: string, mode: "Method" | "Path"): Similar | undefined {
  const { tcx } = fcx;
  const inherent = tcx
    .inherentImplsFor(ty)
    .flatMap((impl) => tcx.associatedItems(impl))
    .filter(
      (item) => tcx.def(item).kind === "AssocFn" && fcx.resolver.isAccessible(tcx.def(item).visibility, fcx.owner),
    );
  const names = inherent
    .filter((item) => mode === "Path" || hasSelfParam(tcx, item))
    .map((item) => ({ name: tcx.def(item).name, kind: hasSelfParam(tcx, item) ? "method" : "associated function" }));
  if (mode === "Path" && ty.kind === "Adt" && tcx.adtDef(ty.def).adtKind === "Enum")
    names.push(...tcx.adtDef(ty.def).variants.map((variant) => ({ name: variant.name, kind: "variant" })));
  return nearest(name, names);
}

function similarSuggestion(span: Span, { name, kind }: Similar): Suggestion {
  const message = `there is ${kind.startsWith("a") ? "an" : "a"} ${kind} \`${name}\` with a similar name`;
  return { message, edits: [{ span, replacement: name }], applicability: "MaybeIncorrect" };
}

/** By edit distance, where a part of the other name counts as near (rustc's `edit_distance_with_substrings`). */
function nearest(name: string, candidates: readonly Similar[]): Similar | undefined {
  const limit = Math.floor(Math.max(name.length, 3) / 3);
  let best: { readonly candidate: Similar; readonly score: number } | undefined;
  for (const candidate of candidates) {
    const other = candidate.name;
    const apart = Math.abs(name.length - other.length);
    const distance = editDistance(name, other, limit + apart);
    if (distance === undefined) continue;
    const isFar = name.length * 2 < other.length || other.length * 2 < name.length;
    const rest = distance - apart;
    const score = rest === 0 && apart > 0 && !isFar ? 1 : isFar ? rest + apart : rest + Math.floor((apart + 1) / 2);
    if (score <= limit && (best === undefined || score < best.score)) best = { candidate, score };
  }
  return best?.candidate;
}

function pathNoun(fcx: FnCtxt, ty: Ty, name: string): string {
  if (ty.kind === "Adt" && fcx.tcx.def(ty.def).kind === "Enum") return "variant or associated item";
  return /^\p{Ll}/u.test(name) ? "function or associated item" : "associated item";
}
