/**
 * What name resolution answers: the door for the type checker and the editor features. Declarations only; `crates.ts`
 * makes one (`resolveCrates`). std's part (crates 0–2) is made once per process and shared; its signatures and bodies are
 * resolved when first asked for. Everything of the user's crate is resolved, and reported, when the resolver is made.
 *
 * An *owner* is a definition whose syntax is resolved as a whole: an item, an associated item or a foreign item. Variants,
 * constructors, generic parameters, closures, anonymous consts and opaque types belong to the owner around them
 * (`ownerOf`). Node ids are unique within a crate, so every table is asked through an owner of that crate.
 */
import type { Diagnostics } from "../base/diagnostic";
import type { SourceMap } from "../base/source";
import type { HygieneTable } from "../expand/hygiene";
import type { Expr, NodeId, Param, Visibility } from "../syntax/ast";
import type { Fragment, FragmentScope } from "./fragment";
import type { LintLevels } from "./lint_levels";
import type { ImportsAsked } from "./unused_imports";
import type { BodyReuse } from "./reuse/body_cache";
import type { CrateId, Def, DefId, LifetimeRes, PartialRes, Res, VisibilityScope } from "./def";

/** `Type`: types, traits and modules; `Value`: functions, consts, statics, constructors, variables; `Macro`: macros. */
export type Namespace = "Type" | "Value" | "Macro";

/** A name of a module, enum or trait, as seen from inside: its items and what it imports. */
export interface ModuleChild {
  readonly name: string;
  readonly namespace: Namespace;
  readonly res: Res;
  readonly visibility: VisibilityScope;
  /** Comes from a `use`; from a glob. */
  readonly imported: boolean;
  readonly glob: boolean;
}

export interface Resolver {
  readonly edition: 2021 | 2024;
  /** `#![recursion_limit = "…"]`. */
  readonly recursionLimit: number;
  readonly sources: SourceMap;
  readonly diagnostics: Diagnostics;
  /** Which macro wrote what. */
  readonly hygiene: HygieneTable;

  // ---- definitions ----
  def(id: DefId): Def;
  /** All definitions of a crate so far, in order of first use; bodies of std add theirs when they are asked for. */
  defs(crate: CrateId): readonly Def[];
  /** 0 to 3: `core`, `alloc`, `std` and the user's. */
  crateName(crate: CrateId): string;
  crateRoot(crate: CrateId): DefId;
  /** Names in a module, enum or trait. Locals-free: what `module::name` could mean. */
  children(module: DefId): readonly ModuleChild[];
  /** Definitions whose `parent` is `def`, in source order: a module's items, an impl's or trait's associated items, an enum's variants, constructors. Generic parameters are found by their node. */
  childDefs(def: DefId): readonly DefId[];
  /** The constructor of a tuple or unit struct or variant. */
  ctorOf(def: DefId): DefId | undefined;
  /** The owner that a definition's syntax is resolved with; an owner is its own. */
  ownerOf(def: DefId): DefId;
  /** The nearest enclosing `mod` (never a block's). */
  moduleOf(def: DefId): DefId;
  /** The definition made for a node of `crate`: items, generic parameters, and what `OwnerResolutions.defOf` lists. */
  defOfNode(crate: CrateId, node: NodeId): DefId | undefined;
  /** What a later stage wrote into std's index about a definition, by question; absent where std was not read from one. */
  readonly storedAnswer: ((name: string, def: DefId) => unknown) | undefined;

  /** Closures, constants and the like in the body of a function, its nested items left out. */
  defsInBody(owner: DefId): readonly DefId[];
  /** What the last check found in bodies, where it was kept. */
  readonly reuse: BodyReuse | undefined;

  // ---- resolutions ----
  /** Tables for everything in the owner of `def`. Those of its body are filled once `bodyOf` was called. */
  resolutions(def: DefId): OwnerResolutions;
  /**
   * The macro-expanded body of a function, const, static or anonymous const; undefined without one. Nested items are in
   * place as statements and are definitions of their own; skip them. A closure's body is in its owner's.
   */
  bodyOf(def: DefId): ExpandedBody | undefined;
  /**
   * Traits whose methods and associated items can be named at `node` (an expression, type or pattern) inside `owner`: a list for each
   * module around, innermost first. A module's list is always the same object.
   */
  traitScopes(node: NodeId, owner: DefId): readonly (readonly DefId[])[];
  /** A method or associated item was found through `trait`: its import at this place is used. */
  useTrait(trait: DefId, node: NodeId, owner: DefId): void;
  /** What a lint at a place of the user's crate comes to: the diagnostic at its level there; undefined where it is allowed. */
  readonly lintLevels: LintLevels;
  /** `unused_imports`, to be asked after all bodies of the user's crate are checked. */
  reportUnusedImports(which: ImportsAsked): void;
  reportUnusedMacros(): void;
  /** "cannot find attribute", in the user's crate. */
  checkAttributeNames(): void;

  /** An expression typed in while the program is stopped; undefined where it cannot be parsed. */
  resolveFragment(text: string, scope: FragmentScope): Fragment | undefined;
  /** The module, or block with items, that it would be resolved in. */
  fragmentModule(scope: Pick<FragmentScope, "owner" | "at">): DefId;

  // ---- visibility ----
  /** A visibility as written on an item or field of `owner`'s syntax. */
  visibilityScope(visibility: Visibility, owner: DefId): VisibilityScope;
  /** Whether something so visible can be used from inside `from` (any definition). */
  isAccessible(visibility: VisibilityScope, from: DefId): boolean;

  // ---- tables ----
  /** `#[lang = "name"]` of std's and the user's items. */
  readonly langItems: ReadonlyMap<string, DefId>;
  /** `#[rustc_diagnostic_item = "name"]`. */
  readonly diagnosticItems: ReadonlyMap<string, DefId>;
  /** All impls, std's first; those in bodies of the user's crate too. */
  allImpls(): readonly DefId[];
  /** Impls whose trait path resolves to `trait`. */
  implsOf(trait: DefId): readonly DefId[];
  /** Impls without a trait. */
  inherentImpls(): readonly DefId[];
  /**
   * The outermost constructor of the self type of an impl that `implsOf` or `inherentImpls` gave, in the words of `simplifyTy`, or
   * `blanket`; undefined where the header must be lowered to know it.
   */
  selfKeyOf(impl: DefId): string | undefined;
  /** `fn main` of the user's crate root, also an imported one. */
  mainFunction(): DefId | undefined;
}

export interface ExpandedBody {
  readonly def: DefId;
  /** A function's; macros in their patterns and types are expanded. */
  readonly params: readonly Param[];
  /** A function's block as a `Block` expression. */
  readonly value: Expr;
}

export interface OwnerResolutions {
  /**
   * What a path means. The key is the id of the node that has the path:
   * - `Expr` `Path` and `Struct`; `Ty` `Path`; `Pat` `Path`, `Struct`, `TupleStruct`, and a `Pat` `Ident` that turned out to
   *   name a constant, static, unit struct or unit variant (a binding has none);
   * - `TraitRef.id` (bounds, supertraits, impl headers), `Visibility` `Restricted` (`id`), a `use<…>` argument (`id`);
   * - `PathSegment.id` of each segment before the last: the module, type or trait it names.
   * A generic argument `Foo<N>` that turned out to name a constant: the id of its `Type` node has a value (a `Def` of kind
   * `ConstParam` or `Const`, or a `Local` error); the type lowerer makes a constant of it.
   * `<T>::name` (`qself.position` 0) has none: all of it is resolved by type. `<T as Trait>::name::rest` has the trait's item
   * `name` as base, with the rest unresolved.
   */
  partialRes(node: NodeId): PartialRes | undefined;
  /** A `Lifetime` node; without an entry (a lifetime in a macro-made node that was not resolved): `Err`. */
  lifetime(node: NodeId): LifetimeRes;
  /** A `break` or `continue` expression, labelled or not: the `Expr` id of the loop or block it leaves. Undefined after an error. */
  label(node: NodeId): NodeId | undefined;
  /** A `Pat` `Ident` that binds: the same name's binding in the first alternative of its or-pattern, else itself. */
  binding(node: NodeId): NodeId;
  /**
   * The definition made for a node: a `Closure` expression (`expr.id`), an `Async` block (`closureId`), the coroutine of an
   * `async fn` or async closure (`asyncClosureId`), an `AnonConst` (`id`), an `ImplTrait` type (`ty.id`: `OpaqueTy`, or `TyParam` in
   * argument position), a `GenericParam` (`id`, those of `for<…>` too), a nested item (`item.id`), a block with items (`block.id`).
   */
  defOf(node: NodeId): DefId | undefined;
}
