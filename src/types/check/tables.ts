/**
 * What checking a body finds out, by node: rustc's `TypeckResults`. Filled by the checker, with inference variables still
 * inside; `build/` reads it when the body is done and makes the typed body. Declarations only.
 */
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import type { NodeId } from "../../syntax/ast";
import type { Span } from "../../base/source";
import type { CapturedPlace } from "../body";
import type { CastKind } from "../operators";
import type { Const, GenericArgs, Mutability, Ty } from "../ty";

/** A trait method (or inherent one) chosen for a method call or an operator, with all generic arguments. */
export interface MethodCallee {
  readonly def: DefId;
  readonly args: GenericArgs;
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  /** Of a method whose generic arguments name lifetimes: index into `userTypes`. */
  readonly userType?: number | undefined;
}

/** One step that turns an expression's own type into the one its context needs; `target` is the type after it. */
export type Adjustment = { readonly target: Ty } & (
  | { readonly kind: "NeverToAny" }
  /** Built-in, or through `Deref`/`DerefMut` when `overloaded` names the mutability. */
  | { readonly kind: "Deref"; readonly overloaded: Mutability | undefined }
  | {
      readonly kind: "Borrow";
      readonly mutbl: Mutability;
      readonly twoPhase: boolean;
      readonly reason: "Autoref" | "Reborrow" | "Coercion";
    }
  | { readonly kind: "RawBorrow"; readonly mutbl: Mutability }
  | { readonly kind: "Pointer"; readonly cast: CastKind }
);

/** What a path in expression position came to. */
export type ValueRes =
  | { readonly kind: "Local"; readonly binding: NodeId; readonly name: string }
  | { readonly kind: "Static"; readonly def: DefId }
  /** A function, or the constructor of a tuple struct or variant. */
  | { readonly kind: "Fn"; readonly def: DefId; readonly args: GenericArgs; readonly userType: number | undefined }
  | {
      readonly kind: "Ctor";
      readonly variant: DefId;
      readonly ctorKind: "Fn" | "Const";
      readonly args: GenericArgs;
      readonly userType: number | undefined;
    }
  | { readonly kind: "Const"; readonly def: DefId; readonly args: GenericArgs; readonly userType: number | undefined }
  | { readonly kind: "ConstParam"; readonly index: number; readonly name: string }
  /** A const parameter whose value is known. */
  | { readonly kind: "Bits"; readonly bits: bigint }
  | { readonly kind: "Err" };

/** A resolved pattern path: variant or struct, or a constant. */
export type PatRes =
  | { readonly kind: "Variant"; readonly adt: DefId; readonly variant: number }
  | { readonly kind: "Const"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "Err" };

export interface PatBinding {
  readonly mode: "ByValue" | "ByRef" | "ByMutRef";
  readonly mutability: Mutability;
}

/** The syntax of a closure's body, or of an `async` block's seen as one. */
export interface ClosureSyntax {
  readonly span: Span;
  /** `|x|`; of an `async` block all of it. */
  readonly declSpan: Span;
  readonly params: readonly ast.Param[];
  readonly body: ast.Expr;
  readonly move: boolean;
  /** Of the block that is the body of an `async` closure: that closure, whose parameters it takes by value. */
  readonly asyncBodyOf?: NodeId | undefined;
}

export interface ClosureInfo {
  readonly def: DefId;
  readonly syntax: ClosureSyntax;
  /** An `async` block, or the body of an `async fn`. */
  readonly isCoroutine: boolean;
  readonly ty: Ty;
  readonly kindVar: Ty;
  readonly upvarTuple: Ty;
  /** Parameters' types as the body sees them, and its return type. */
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  /** What the program wrote for them where that names lifetimes: indices into `userTypes`. */
  readonly inputUserTypes?: readonly (number | undefined)[];
  readonly outputUserType?: number | undefined;
  captures: readonly CapturedPlace[];
  /** The kind follows from what the closure is passed for, not from its body. */
  readonly kindGiven: boolean;
  /** Of the enclosing closure, if it is inside one. */
  readonly parent: NodeId | undefined;
}

export class Tables {
  readonly exprTypes = new Map<NodeId, Ty>();
  readonly adjustments = new Map<NodeId, Adjustment[]>();
  /** Method calls, overloaded operators, indexing and dereferences, and overloaded calls. */
  readonly callees = new Map<NodeId, MethodCallee>();
  readonly paths = new Map<NodeId, ValueRes>();
  /** Struct literals: the variant they make. */
  readonly structs = new Map<
    NodeId,
    {
      readonly adt: DefId;
      readonly variant: number;
      readonly args: GenericArgs;
      readonly baseFieldTys: readonly Ty[] | undefined;
      readonly userType: number | undefined;
    }
  >();
  /** Field expressions, and the fields of struct literals and struct patterns. */
  readonly fields = new Map<NodeId, number>();
  readonly casts = new Map<NodeId, CastKind | "Coercion">();
  readonly closures = new Map<NodeId, ClosureInfo>();
  readonly repeatCounts = new Map<NodeId, Const>();
  /** Const blocks: the definition that holds the body. */
  readonly constBlocks = new Map<NodeId, { readonly def: DefId; readonly args: GenericArgs }>();
  readonly offsets = new Map<
    NodeId,
    {
      readonly container: Ty;
      readonly fields: readonly { readonly container: Ty; readonly variant: number; readonly field: number }[];
    }
  >();

  /** Widths and precisions of format strings, by the argument's expression: from a reference to it to one to a `usize`. */
  readonly formatCounts = new Map<NodeId, readonly Adjustment[]>();

  readonly patTypes = new Map<NodeId, Ty>();
  readonly patPaths = new Map<NodeId, PatRes>();
  readonly patBindings = new Map<NodeId, PatBinding>();
  /** Types of the references that default binding modes look through, outermost first. */
  readonly patAdjustments = new Map<NodeId, readonly Ty[]>();
  /** The variable of a binding, by its primary binding's id. */
  readonly localTypes = new Map<NodeId, Ty>();
  /** The closure (by its expression's id) that a variable belongs to; absent: the body itself. */
  readonly localOwner = new Map<NodeId, NodeId | undefined>();

  /** Types the user wrote, with variables still inside; made into `UserTypeAnnotation`s at the end. */
  readonly userTypes: { readonly ty: Ty; readonly span: Span }[] = [];
  /** Of `x as T` where `T` names lifetimes: index into `userTypes`. */
  readonly castUserTypes = new Map<NodeId, number>();
  /** `let x: T`: index into `userTypes`, by the pattern's id. */
  readonly patUserTypes = new Map<NodeId, number>();
  tainted = false;
}
