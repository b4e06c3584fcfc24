/**
 * Places in signatures that errors and their suggested edits speak of: a function's name and parameters, where a bound of a type
 * parameter is written. Of the user's own crate only: nobody can edit std.
 */
import type { Suggestion } from "../base/diagnostic";
import type { Span } from "../base/source";
import { crateOf, type DefId, userCrate } from "../resolve/def";
import type { Context } from "./context";
import { fnSyntax, walkTy } from "./lower/syntax";
import type { Ty } from "./ty";

export type ParamTy = Extract<Ty, { kind: "Param" }>;

export interface SignatureSpans {
  readonly name: Span;
  /** From the first word of the header to the end of the `where` clause. */
  readonly signature: Span;
  readonly params: readonly { readonly span: Span; readonly ty: Span; readonly isSelf: boolean }[];
  /** The result's type, where one is written. */
  readonly output: Span | undefined;
}

export function signatureSpans(tcx: Context, def: DefId): SignatureSpans | undefined {
  const fn = crateOf(def) === userCrate ? fnSyntax(tcx, def) : undefined;
  if (fn === undefined) return undefined;
  return {
    name: fn.ident.span,
    signature: fn.sigSpan,
    params: fn.decl.inputs.map(({ span, ty }, index) => ({
      span,
      ty: ty.span,
      isSelf: fn.decl.hasSelf && index === 0,
    })),
    output: fn.decl.output?.span,
  };
}

/** `T: Bound` for a type parameter that `owner` or an item around it declares. `bound`: as it is written. */
export function restrictParam(
  tcx: Context,
  owner: DefId,
  ty: ParamTy,
  bound: string,
  message: string,
): Suggestion | undefined {
  const def = paramDef(tcx, owner, ty.index);
  const node = def === undefined || crateOf(def) !== userCrate ? undefined : tcx.def(def).node;
  if (node?.kind === "ImplTraitParam") return insertion(message, node.ty.span.file, node.ty.span, ` + ${bound}`);
  if (node?.kind !== "GenericParam") return undefined;
  const { ident, bounds } = node.param;
  const last = bounds.at(-1);
  if (last === undefined) return insertion(message, ident.span.file, ident.span, `: ${bound}`);
  return insertion(message, last.span.file, last.span, ` + ${bound}`);
}

/** `T: 'a`, where a type parameter may not live long enough. */
export function outlivesSuggestion(tcx: Context, owner: DefId, ty: Ty, bound: string): Suggestion[] {
  if (ty.kind !== "Param") return [];
  const found = restrictParam(tcx, owner, ty, bound, "consider adding an explicit lifetime bound");
  return found === undefined ? [] : [{ ...found, applicability: "MaybeIncorrect" }];
}

/** Trait objects in a function's result for which no lifetime is written. */
export function implicitObjects(tcx: Context, def: DefId): Span[] {
  const output = crateOf(def) === userCrate ? fnSyntax(tcx, def)?.decl.output : undefined;
  const found: Span[] = [];
  if (output === undefined) return found;
  walkTy(output, (ty) => {
    if (ty.kind === "TraitObject" && !ty.bounds.some(({ kind }) => kind === "Outlives")) found.push(ty.span);
  });
  return found;
}

function paramDef(tcx: Context, body: DefId, index: number): DefId | undefined {
  for (let at: DefId | undefined = tcx.bodyOwner(body); at !== undefined; at = tcx.generics(at).parent) {
    const found = tcx.generics(at).params.find((param) => param.index === index);
    if (found !== undefined) return found.def;
  }
  return undefined;
}

function insertion(message: string, file: Span["file"], after: Span, replacement: string): Suggestion {
  const span = { ...after, file, lo: after.hi };
  return { message, edits: [{ span, replacement }], applicability: "MachineApplicable" };
}

/** The name of a type parameter where it is declared. */
export function paramNameSpan(tcx: Context, owner: DefId, index: number): Span | undefined {
  const def = paramDef(tcx, owner, index);
  return def === undefined || crateOf(def) !== userCrate ? undefined : tcx.def(def).nameSpan;
}

/** `struct Point<T>`, without its fields. */
export function headSpan(tcx: Context, def: DefId): Span {
  const { span, nameSpan, node } = tcx.def(def);
  const generics = node.kind === "Item" && "generics" in node.item ? node.item.generics.span : nameSpan;
  const hi = Math.max(nameSpan.hi, generics.hi);
  return span.lo <= nameSpan.hi && hi <= span.hi ? { ...span, hi } : nameSpan;
}

/** Derives for a type of the program's own, on a line before it. */
export function deriveSuggestion(tcx: Context, def: DefId, traits: string): Suggestion {
  const { span, name } = tcx.def(def);
  const lo = tcx.sources.file(span.file).text.lastIndexOf("\n", span.lo - 1) + 1;
  const message = `consider annotating \`${name}\` with \`#[derive(${traits})]\``;
  const edits = [{ span: { ...span, lo, hi: lo }, replacement: `#[derive(${traits})]\n` }];
  return { message, edits, applicability: "MaybeIncorrect" };
}

/** A trait's path as a program would write it: `std::fmt::Display`. */
export function traitPath(tcx: Context, trait: DefId): string {
  return tcx.path(trait).replace(/^(?:core|alloc)::/, "std::");
}
