/**
 * Hints for lifetimes left out of a signature whose result borrows: the parameter that the result's lifetime comes from, and the
 * result, get the same name. Signatures whose result borrows nothing get none.
 */
import type { SourceFile, Span } from "../base/source";
import type { Checked } from "../compile";
import type { DefId } from "../resolve/def";
import { userCrate } from "../resolve/def";
import type { Fn, Ty as AstTy } from "../syntax/ast";
import { visitTypes } from "../types/fold";
import type { BoundVar, Region, Ty } from "../types/ty";
import type { InlayHint } from "./protocol";
import { overlap } from "./variables";

/** `near`: the part of the file that is asked for. */
export function lifetimeHints(checked: Checked, file: SourceFile, near: Span): InlayHint[] {
  return checked.resolver.defs(userCrate).flatMap(({ id, span }) => {
    const fn = overlap(span, near) ? functionOf(checked, id) : undefined;
    return fn === undefined ? [] : signatureHints(checked, file, id, fn);
  });
}

function functionOf({ resolver }: Checked, id: DefId): Fn | undefined {
  const { node } = resolver.def(id);
  if (node.kind === "Item" && node.item.kind === "Fn") return node.item;
  if (node.kind === "AssocItem" && node.item.kind === "Fn") return node.item;
  return undefined;
}

function signatureHints({ tcx }: Checked, file: SourceFile, id: DefId, { decl }: Fn): InlayHint[] {
  const leftOut = decl.output === undefined ? [] : elidedReferences(decl.output);
  if (leftOut.length === 0) return [];
  const { vars, value } = tcx.fnSig(id);
  const source = elidedRegion(
    value.output,
    vars,
    decl.output === undefined ? "" : tcx.sources.textOf(decl.output.span),
  );
  if (source === undefined) return [];
  const hint = (offset: number, label: string, tooltip: string): InlayHint => {
    const { line, column } = file.lineColumn(offset);
    return { kind: "lifetimes", line, column, label, tooltip };
  };
  const elided = source.kind === "Bound" ? vars[source.index]?.elided : undefined;
  const name = elided === undefined ? nameOf(source) : "'1";
  const why =
    "the result borrows from the parameter with this lifetime: that one must not be changed or dropped while it is used";
  const given =
    elided?.written === "&" && elided.span.file === file.id ? [hint(elided.span.lo + 1, `${name} `, why)] : [];
  return [...given, ...leftOut.map((at) => hint(at.span.lo + 1, `${name} `, why))];
}

/** `&T` without a lifetime, in a type as it is written; what stands in a function's type has lifetimes of its own. */
function elidedReferences(ty: AstTy): AstTy[] {
  switch (ty.kind) {
    case "Ref":
      return [...(ty.lifetime === undefined ? [ty] : []), ...elidedReferences(ty.ty)];
    case "Slice":
    case "Array":
      return elidedReferences(ty.elem);
    case "Paren":
      return elidedReferences(ty.ty);
    case "Tup":
      return ty.elems.flatMap(elidedReferences);
    case "Path":
      return ty.path.segments.flatMap(({ args }) =>
        args?.kind === "AngleBracketed"
          ? args.args.flatMap((arg) => (arg.kind === "Type" ? elidedReferences(arg.ty) : []))
          : [],
      );
    default:
      return [];
  }
}

/** The region that elision put into a result: one without a name, or the only one whose name is not written there. */
function elidedRegion(output: Ty, vars: readonly BoundVar[], written: string): Region | undefined {
  const found = new Set<Region>();
  visitTypes(output, (part, depth) => {
    if (part.sort !== "Region") return;
    const region = part as Region;
    if (region.kind === "Static" || (region.kind === "Bound" && region.debruijn !== depth)) return;
    found.add(region);
  });
  const all = [...found];
  const unnamed = all.find((region) => region.kind === "Bound" && vars[region.index]?.elided !== undefined);
  return unnamed ?? all.find((region) => !new RegExp(`${nameOf(region)}\\b`).test(written));
}

function nameOf(region: Region): string {
  return region.kind === "Bound" || region.kind === "EarlyParam" || region.kind === "LateParam" ? region.name : "'_";
}
