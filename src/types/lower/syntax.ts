/** Finds the parts of a definition's syntax that lowering reads: its generics, bounds, signature. */
import type { DefId } from "../../resolve/def";
import type { Fn, GenericBound, Generics, ImplItem, TraitItem, Ty } from "../../syntax/ast";
import type { Context as TyCtxt } from "../context";

export function genericsOf(tcx: TyCtxt, def: DefId): Generics | undefined {
  const { node } = tcx.def(def);
  if (node.kind !== "Item" && node.kind !== "AssocItem" && node.kind !== "ForeignItem") return undefined;
  return "generics" in node.item ? node.item.generics : undefined;
}

export function fnSyntax(tcx: TyCtxt, def: DefId): Fn | undefined {
  const { node } = tcx.def(def);
  if (node.kind !== "Item" && node.kind !== "AssocItem" && node.kind !== "ForeignItem") return undefined;
  return node.item.kind === "Fn" ? node.item : undefined;
}

export function traitSyntax(tcx: TyCtxt, def: DefId): TraitItem | undefined {
  const { node } = tcx.def(def);
  return node.kind === "Item" && node.item.kind === "Trait" ? node.item : undefined;
}

export function implSyntax(tcx: TyCtxt, def: DefId): ImplItem | undefined {
  const { node } = tcx.def(def);
  return node.kind === "Item" && node.item.kind === "Impl" ? node.item : undefined;
}

/** The type of a field, as it is written. */
export function fieldTySyntax(tcx: TyCtxt, def: DefId, variant: number, field: number): Ty | undefined {
  const { node } = tcx.def(def);
  if (node.kind !== "Item") return undefined;
  const { item } = node;
  const data =
    item.kind === "Enum"
      ? item.variants[variant]?.data
      : item.kind === "Struct" || item.kind === "Union"
        ? item.data
        : undefined;
  return data === undefined || data.kind === "Unit" ? undefined : data.fields[field]?.ty;
}

/** Supertraits: `trait A: B` and `where Self: B`. */
export function traitBoundsSyntax(tcx: TyCtxt, trait: DefId): readonly GenericBound[] {
  const item = traitSyntax(tcx, trait);
  if (item === undefined) return [];
  const where = item.generics.where
    .filter((clause) => clause.kind === "Bound" && isSelf(clause.boundedTy))
    .flatMap((clause) => clause.bounds);
  return item.bounds.concat(where);
}

/** The path `Self`. */
export function isSelf(ty: Ty): boolean {
  return (
    ty.kind === "Path" &&
    ty.qself === undefined &&
    ty.path.segments.length === 1 &&
    ty.path.segments[0]?.ident.name === "Self"
  );
}

/** All types inside a type's syntax, itself first, without those in bounds' constraints unless `bounds` is set. */
export function walkTy(ty: Ty, visit: (ty: Ty) => void): void {
  visit(ty);
  switch (ty.kind) {
    case "Slice":
    case "Array":
      return walkTy(ty.elem, visit);
    case "Ptr":
    case "Ref":
    case "Paren":
      return walkTy(ty.ty, visit);
    case "Tup":
      return ty.elems.forEach((elem) => walkTy(elem, visit));
    case "FnPtr":
      ty.decl.inputs.forEach((input) => walkTy(input.ty, visit));
      if (ty.decl.output !== undefined) walkTy(ty.decl.output, visit);
      return;
    case "Path":
      if (ty.qself !== undefined) walkTy(ty.qself.ty, visit);
      return walkPath(ty.path, visit);
    case "TraitObject":
    case "ImplTrait":
      return walkBounds(ty.bounds, visit);
    default:
      return;
  }
}

export function walkBounds(bounds: readonly GenericBound[], visit: (ty: Ty) => void): void {
  for (const bound of bounds) if (bound.kind === "Trait") walkPath(bound.trait.traitRef.path, visit);
}

export function walkPath(path: import("../../syntax/ast").Path, visit: (ty: Ty) => void): void {
  for (const { args } of path.segments) {
    if (args?.kind === "Parenthesized") {
      args.inputs.forEach((input) => walkTy(input, visit));
      if (args.output !== undefined) walkTy(args.output, visit);
    } else if (args?.kind === "AngleBracketed") {
      for (const arg of args.args) {
        if (arg.kind === "Type") walkTy(arg.ty, visit);
        if (arg.kind === "Constraint" && arg.constraint.kind === "Type") walkTy(arg.constraint.ty, visit);
        if (arg.kind === "Constraint" && arg.constraint.kind === "Bound") walkBounds(arg.constraint.bounds, visit);
      }
    }
  }
}
