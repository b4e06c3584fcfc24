/**
 * Definitions: what a name can stand for, and the table of all of them. Declarations only. A `DefId` names an item, an
 * associated item, a field's owner, a variant, a constructor, a generic parameter, a closure or a macro, of the user's
 * crate or of std's. Local variables are not definitions: they are `NodeId`s of their pattern.
 */
import type { Brand } from "../base/ids";
import type { Span } from "../base/source";
import type {
  AssocItem,
  Attribute,
  Block,
  Expr,
  ForeignItem,
  GenericParam,
  Item,
  NodeId,
  Ty,
  Variant,
} from "../syntax/ast";

/** `crate * 2^24 + index`. Crates: 0 core, 1 alloc, 2 std, 3 the user's. Prints as `core::option::Option`. */
export type DefId = Brand<"DefId">;
export type CrateId = Brand<"CrateId">;
export const coreCrate = 0 as CrateId;
export const allocCrate = 1 as CrateId;
export const stdCrate = 2 as CrateId;
export const userCrate = 3 as CrateId;

export function crateOf(def: DefId): CrateId {
  return (def >>> 24) as CrateId;
}

export function makeDefId(crate: CrateId, index: number): DefId {
  return (((crate as number) << 24) | index) as DefId;
}

/** rustc's `DefKind`. */
export type DefKind =
  | "Mod" // also the crate root, and the anonymous module of a block with items
  | "Struct"
  | "Enum"
  | "Union"
  | "Variant"
  | "Ctor" // of a tuple or unit struct or variant, in the value namespace
  | "Trait"
  | "TraitAlias"
  | "TyAlias"
  | "ForeignTy"
  | "AssocTy"
  | "AssocFn"
  | "AssocConst"
  | "Fn"
  | "Const"
  | "Static"
  | "Impl"
  | "Closure" // closures, async blocks and the coroutines of async functions
  | "AnonConst" // array lengths, discriminants, const arguments, `const {}` blocks
  | "OpaqueTy" // `impl Trait` in return position
  | "TyParam"
  | "ConstParam"
  | "LifetimeParam"
  | "Macro"
  | "Use"
  | "ExternCrate"
  | "ForeignMod";

export type CtorKind = "Fn" | "Const";

export type VisibilityScope = { readonly kind: "Public" } | { readonly kind: "Restricted"; readonly module: DefId };

/** The syntax a definition comes from, by its kind. */
export type DefNode =
  | { readonly kind: "Crate" }
  | { readonly kind: "Item"; readonly item: Item }
  | { readonly kind: "AssocItem"; readonly item: AssocItem; readonly container: "Trait" | "Impl" }
  | { readonly kind: "ForeignItem"; readonly item: ForeignItem }
  | { readonly kind: "Variant"; readonly variant: Variant; readonly index: number }
  | { readonly kind: "Ctor"; readonly of: DefId; readonly ctorKind: CtorKind }
  | { readonly kind: "GenericParam"; readonly param: GenericParam; readonly index: number }
  | { readonly kind: "AnonConst"; readonly expr: Expr }
  | { readonly kind: "Closure"; readonly expr: Expr }
  | { readonly kind: "OpaqueTy"; readonly node: NodeId; readonly ty: Ty }
  /** `impl Trait` as a parameter's type: an unnamed type parameter (`index` counts after the written ones). */
  | { readonly kind: "ImplTraitParam"; readonly ty: Ty; readonly index: number }
  /** The coroutine of an `async fn`, or the opaque type that it returns. */
  | { readonly kind: "AsyncFn"; readonly fn: DefId }
  | { readonly kind: "Block"; readonly block: Block };

export interface Def {
  readonly id: DefId;
  readonly kind: DefKind;
  /** "" for impls, closures and blocks. */
  readonly name: string;
  /** The lexically enclosing definition; undefined for a crate root. */
  readonly parent: DefId | undefined;
  readonly visibility: VisibilityScope;
  /** The whole item. */
  readonly span: Span;
  /** Its name, where diagnostics point. */
  readonly nameSpan: Span;
  readonly attributes: readonly Attribute[];
  readonly node: DefNode;
}

/** What a path came to. Partial where the rest is associated items (`Vec::<T>::new`, `T::Item`). */
export type Res =
  | { readonly kind: "Def"; readonly def: DefId; readonly defKind: DefKind }
  | { readonly kind: "PrimTy"; readonly name: PrimTyName }
  /** `Self` in a trait: its implicit parameter 0. */
  | { readonly kind: "SelfTyParam"; readonly trait: DefId }
  /** `Self` in an impl, or in the definition of a struct, enum or union (`impl` is then that definition). */
  | { readonly kind: "SelfTyAlias"; readonly impl: DefId }
  /** `Self(..)` or `Self` as a value in an impl. */
  | { readonly kind: "SelfCtor"; readonly impl: DefId }
  /** A variable: the id of the binding pattern (of the first alternative that binds it), or of a `self` parameter. */
  | { readonly kind: "Local"; readonly binding: NodeId }
  /** Resolution failed; the error was reported. */
  | { readonly kind: "Err" };

export interface PartialRes {
  readonly base: Res;
  /** How many segments at the end of the path are still to be resolved by type. */
  readonly unresolvedSegments: number;
}

export type PrimTyName =
  | "bool"
  | "char"
  | "str"
  | "i8"
  | "i16"
  | "i32"
  | "i64"
  | "i128"
  | "isize"
  | "u8"
  | "u16"
  | "u32"
  | "u64"
  | "u128"
  | "usize"
  | "f32"
  | "f64";

/** rustc's `LifetimeRes`. */
export type LifetimeRes =
  | { readonly kind: "Param"; readonly def: DefId }
  | { readonly kind: "Static" }
  /** `'_` or left out: what it stands for is decided by elision, in `types`. */
  | { readonly kind: "Elided" }
  | { readonly kind: "Err" };
