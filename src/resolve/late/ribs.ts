/**
 * Ribs: the nested scopes that a path in a signature or body sees, innermost last. What a rib *is* decides which outer
 * names may still be used through it: a nested function may not use the variables around it, a constant not even those of
 * its own function. Names are kept with their hygiene context.
 */
import type { SyntaxContext } from "../../base/source";
import type { Generics, Ident, NodeId } from "../../syntax/ast";
import type { DefId, DefKind, Res } from "../def";
import type { Module } from "../module";

export type RibKind =
  /** A block, arm, loop, closure's parameters. */
  | { readonly kind: "Normal" }
  /** Generic parameters, where the item's boundary is a rib of its own (impls, traits, types: `Self` stands between). */
  | { readonly kind: "Generics" }
  /** The inside of a function or closure: labels do not reach through it. */
  | { readonly kind: "FnOrCoroutine" }
  /** An associated item: it sees the generics of its impl or trait, and no variables. */
  | { readonly kind: "AssocItem" }
  /** An item of its own: sees nothing of the generics and variables around it. */
  | { readonly kind: "Item"; readonly hasGenerics: boolean; readonly def: DefId; readonly defKind: DefKind }
  /** A constant, static, array length, discriminant or const argument; `trivial`: a lone path, which may name a parameter. */
  | {
      readonly kind: "ConstantItem";
      readonly generics: "Yes" | "No";
      readonly ident: Ident | undefined;
      readonly isStatic: boolean;
    }
  | { readonly kind: "Module"; readonly module: Module }
  /** After a `macro_rules!` statement: what the macro's own tokens see starts outside. */
  | { readonly kind: "MacroDefinition"; readonly def: DefId }
  /** Generic parameters declared later than the default that is being resolved. */
  | { readonly kind: "ForwardGenericParamBan" }
  /** The type of a const parameter: no parameters at all. */
  | { readonly kind: "ConstParamTy" };

export class Rib {
  readonly names = new Map<string, Res>();
  constructor(readonly kind: RibKind) {}
}

export class LabelRib {
  readonly labels = new Map<string, { readonly target: NodeId; readonly ident: Ident }>();
  constructor(readonly kind: RibKind) {}
}

export type LifetimeRibKind =
  /** Parameters of an item, or of a `for<…>`. */
  | { readonly kind: "Generics" }
  /** An item's boundary. */
  | { readonly kind: "Item" };

export class LifetimeRib {
  readonly lifetimes = new Map<string, { readonly def: DefId; readonly ident: Ident }>();
  /** The item's list of parameters, where another one could be declared. */
  generics: Generics | undefined;
  constructor(readonly kind: LifetimeRibKind) {}
}

/** A name as the map key of a rib: with the context it was written in. */
export function ribKey(name: string, ctxt: SyntaxContext): string {
  return ctxt === 0 ? name : `${name}#${ctxt}`;
}

export const normalRib: RibKind = { kind: "Normal" };
