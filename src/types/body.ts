/**
 * Typed bodies: what the type checker makes of a function, closure, const or static, and the only thing `mir/build` reads.
 * rustc's THIR in rustc's words, with every adjustment, auto-borrow, overloaded operator and callee made explicit and all
 * sugar (`for`, `while`, `?`, `if let` chains, `await`, compound assignment on user types) already expressed in these nodes.
 * Declarations only. Types are fully resolved: no inference variables, except regions (all inferred regions are `Erased`
 * until the borrow checker renumbers them; those the user wrote are kept in `UserTypeAnnotation`s and signatures).
 *
 * Temporary scopes are not marked here: `mir/build` derives them from this structure (statements, blocks and their tails,
 * conditions, arms, bodies, extending `let` initialisers), which therefore keeps the program's own nesting.
 */
import type { Span } from "../base/source";
import type { DefId } from "../resolve/def";
import type { NodeId } from "../syntax/ast";
import type { AssignableBinOp, BinOp, CastKind, UnOp } from "./operators";
import type { Const, GenericArgs, Mutability, Predicate, Region, Ty } from "./ty";

export interface TypedBody {
  readonly def: DefId;
  readonly kind: "Fn" | "Closure" | "Coroutine" | "Const" | "Static" | "AnonConst";
  readonly span: Span;
  readonly params: readonly Param[];
  readonly returnTy: Ty;
  readonly value: Expr;
  /** For closures and coroutines: what they capture, in the order of their fields (edition 2021: disjoint places). */
  readonly captures: readonly CapturedPlace[];
  /** The closure's own type and how its body sees it: by `&`, `&mut` or value. */
  readonly closure:
    | {
        readonly ty: Ty;
        readonly kind: "Fn" | "FnMut" | "FnOnce";
        readonly selfTy: Ty;
        /** Of the parameters and of the result, where the program wrote lifetimes there: indices into `userTypes`. */
        readonly inputUserTypes?: readonly (number | undefined)[];
        readonly outputUserType?: number | undefined;
      }
    | undefined;
  /** Types written by the user, referred to by index. */
  readonly userTypes: readonly UserTypeAnnotation[];
  /** `unsafe fn`, or some `unsafe` block inside. */
  readonly hasUnsafe: boolean;
  /** An error was reported in this body. */
  readonly tainted: boolean;
}

export interface Param {
  readonly pat: Pat | undefined; // undefined: a closure's own environment
  readonly ty: Ty;
  readonly span: Span;
  readonly implicitSelf: "Imm" | "Mut" | "RefImm" | "RefMut" | undefined;
}

export interface UserTypeAnnotation {
  readonly ty: Ty; // `_` and elided lifetimes as `Bound` of one implicit binder
  readonly boundCount: number;
  readonly span: Span;
  readonly predicates: readonly Predicate[];
}

/** A place captured by a closure: a variable of the enclosing body and projections from it. */
export interface CapturedPlace {
  readonly binding: NodeId;
  readonly name: string;
  /** The variable's type. */
  readonly baseTy: Ty;
  /** Field of a struct or tuple, or a dereference. */
  readonly projections: readonly (
    | { readonly kind: "Field"; readonly field: number; readonly variant: number; readonly ty: Ty }
    | { readonly kind: "Deref"; readonly ty: Ty }
  )[];
  readonly by:
    | { readonly kind: "Value" }
    | { readonly kind: "Ref"; readonly borrow: "Shared" | "UniqueImm" | "Mut"; readonly region: Region };
  /** Of the place itself, before capture. */
  readonly ty: Ty;
  /** The place is declared mutable (so the upvar may be assigned). */
  readonly mutability: Mutability;
  /** The use that made it be captured, for messages. */
  readonly useSpan: Span;
}

export interface Expr {
  readonly ty: Ty;
  readonly span: Span;
  readonly kind: ExprKind;
  /** Made around or inside an expression of the source, and no scope of its own: its operands' temporaries live as long as that one's. */
  readonly isPart?: true;
}

/** Where a node that is not literally in the source comes from; for messages, hints and stop points. */
export type Desugaring = "ForLoop" | "WhileLoop" | "QuestionMark" | "Await" | "Async" | "LetElse" | "Macro";

export type ExprKind =
  // -- places --
  /** A variable of this body. */
  | { readonly kind: "VarRef"; readonly binding: NodeId; readonly name: string }
  /** A variable of an enclosing body, seen from a closure (see `captures`). */
  | { readonly kind: "UpvarRef"; readonly binding: NodeId; readonly name: string }
  | { readonly kind: "StaticRef"; readonly def: DefId } // a place of the static's type
  | {
      readonly kind: "Field";
      readonly base: Expr;
      readonly variant: number;
      readonly field: number;
      readonly name: string;
    }
  /** Built-in indexing of arrays and slices by usize. */
  | { readonly kind: "Index"; readonly base: Expr; readonly index: Expr }
  /** Built-in `*` of a reference, raw pointer or Box. Overloaded ones are Deref of a Call. */
  | { readonly kind: "Deref"; readonly base: Expr; readonly origin: Origin }
  // -- values --
  | { readonly kind: "Literal"; readonly value: LiteralValue }
  /** A named function, constructor or unit struct as a value of its zero-sized FnDef type, or a unit value. */
  | { readonly kind: "ZstLiteral"; readonly userType: number | undefined }
  | {
      readonly kind: "NamedConst";
      readonly def: DefId;
      readonly args: GenericArgs;
      readonly userType: number | undefined;
    }
  | { readonly kind: "ConstParam"; readonly index: number; readonly name: string }
  /** `const { … }` or an array length used as a value. */
  | { readonly kind: "ConstBlock"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "Tuple"; readonly fields: readonly Expr[] }
  | { readonly kind: "Array"; readonly elements: readonly Expr[] }
  | { readonly kind: "Repeat"; readonly value: Expr; readonly count: Const }
  /** A struct, variant or union literal; constructor calls of tuple structs come as Call of their FnDef… or here: the checker makes them Adt. */
  | {
      readonly kind: "Adt";
      readonly def: DefId;
      readonly variant: number;
      readonly args: GenericArgs;
      readonly fields: readonly { readonly field: number; readonly value: Expr }[];
      readonly base: StructBase | undefined;
      readonly userType: number | undefined;
    }
  | {
      readonly kind: "Closure";
      readonly def: DefId;
      readonly args: GenericArgs;
      readonly isCoroutine: boolean;
      readonly captures: readonly CapturedPlace[];
      readonly move: boolean;
    }
  /** `func` has an FnDef, FnPtr or closure-trait-method type; method calls and overloaded operators have their receiver first. */
  | {
      readonly kind: "Call";
      readonly func: Expr;
      readonly args: readonly Expr[];
      readonly source: "Call" | "Method" | "Operator" | "Desugar";
      readonly fnSpan: Span;
    }
  | {
      readonly kind: "Borrow";
      readonly mutbl: Mutability;
      readonly place: Expr;
      readonly origin: Origin /** Autoref of a method receiver or operator: may be two-phase. */;
      readonly twoPhase: boolean;
    }
  | { readonly kind: "RawBorrow"; readonly mutbl: Mutability; readonly place: Expr }
  | { readonly kind: "Unary"; readonly op: UnOp; readonly operand: Expr }
  /** On built-in types only. Overflow checks are added by `mir/build`. */
  | { readonly kind: "Binary"; readonly op: BinOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: "LogicalOp"; readonly op: "And" | "Or"; readonly left: Expr; readonly right: Expr }
  | { readonly kind: "Cast"; readonly cast: CastKind; readonly operand: Expr; readonly origin: Origin }
  | { readonly kind: "NeverToAny"; readonly operand: Expr }
  /** Reading a place as a value where the source has a place: copies or moves by type. Only for `{ place }`-like positions; other uses are implied. */
  | { readonly kind: "Use"; readonly operand: Expr }
  // -- assignment --
  | { readonly kind: "Assign"; readonly place: Expr; readonly value: Expr }
  | { readonly kind: "AssignOp"; readonly op: AssignableBinOp; readonly place: Expr; readonly value: Expr }
  // -- control --
  | { readonly kind: "Block"; readonly block: Block }
  | {
      readonly kind: "If";
      readonly condition: Expr;
      readonly then: Expr;
      readonly otherwise: Expr | undefined;
      readonly edition2024: boolean;
    }
  /** A `let` condition, only inside the condition of an If, guard or their `&&` chains; a bool. */
  | { readonly kind: "Let"; readonly scrutinee: Expr; readonly pat: Pat }
  | {
      readonly kind: "Match";
      readonly scrutinee: Expr;
      readonly arms: readonly Arm[];
      readonly source: "Normal" | Desugaring;
    }
  /** `loop`; `while` is Loop { If (cond) { body } else { break } }. */
  | {
      readonly kind: "Loop";
      readonly label: LoopId;
      readonly body: Expr;
      readonly source: "Loop" | "WhileLoop" | "ForLoop";
    }
  | { readonly kind: "Break"; readonly label: LoopId; readonly value: Expr | undefined }
  | { readonly kind: "Continue"; readonly label: LoopId }
  | { readonly kind: "Return"; readonly value: Expr | undefined }
  | { readonly kind: "Yield"; readonly value: Expr }
  /** `become`-free. An expression whose type was ascribed by the user (`let x: T`-like inside patterns use Pat.userType). */
  | { readonly kind: "ValueTypeAscription"; readonly operand: Expr; readonly userType: number }
  /** `offset_of!`, a usize: the offset of a field path in a type, known when it is monomorphic. */
  | {
      readonly kind: "OffsetOf";
      readonly container: Ty;
      /** Each step with the type it starts from. */
      readonly fields: readonly { readonly container: Ty; readonly variant: number; readonly field: number }[];
    }
  /** After an error was reported here. */
  | { readonly kind: "Error" };

/** "Source": written by the user; the rest tells which rule inserted the node. */
export type Origin = "Source" | "Autoref" | "Autoderef" | "Reborrow" | "Coercion" | "Operator" | "Pattern" | "Macro";

export type LiteralValue =
  | { readonly kind: "Int"; readonly bits: bigint } // two's complement of the type's width
  | { readonly kind: "Float"; readonly bits: bigint } // IEEE bits of the type
  | { readonly kind: "Bool"; readonly value: boolean }
  | { readonly kind: "Char"; readonly value: number }
  | { readonly kind: "Str"; readonly text: string }
  | { readonly kind: "ByteStr"; readonly bytes: Uint8Array } // &[u8; N]
  | { readonly kind: "CStr"; readonly bytes: Uint8Array }; // with the final 0

export interface StructBase {
  readonly base: Expr;
  /** The fields taken from it, with their types. */
  readonly fields: readonly { readonly field: number; readonly ty: Ty }[];
}

/** A labelled block or loop: the AST node it comes from. */
export type LoopId = NodeId;

export interface Block {
  readonly statements: readonly Stmt[];
  readonly tail: Expr | undefined;
  readonly span: Span;
  /** "Builtin": unsafe, and written by the compiler, so that no lint speaks of it. */
  readonly safety: "Safe" | "Unsafe" | "Builtin";
  /** `'a: { … break 'a v … }`. */
  readonly label: LoopId | undefined;
  /** Edition 2024: the tail's temporaries are dropped before the block's variables. */
  readonly edition2024: boolean;
}

export type Stmt =
  | { readonly kind: "Expr"; readonly expr: Expr; readonly span: Span }
  | {
      readonly kind: "Let";
      readonly pat: Pat;
      readonly init: Expr | undefined;
      readonly else: Block | undefined;
      readonly span: Span;
      /**
       * Made by a macro, and no step: the variable lives as long as the temporaries of the block around, or, where that block is
       * an extending expression, as the variable of the `let` that extends it (Reference, destructors.scope.lifetime-extension).
       */
      readonly isSuper?: true;
    };

export interface Arm {
  readonly pat: Pat;
  readonly guard: Expr | undefined; // may hold `Let`s in an && chain
  readonly body: Expr;
  readonly span: Span;
}

export interface Pat {
  readonly ty: Ty;
  readonly span: Span;
  readonly kind: PatKind;
  /** `x: T`: the type the user gave the whole pattern. */
  readonly userType: number | undefined;
}

/** Binding modes are resolved: a reference pattern reached by default binding modes is an explicit Deref. */
export type PatKind =
  | { readonly kind: "Wild" }
  | { readonly kind: "Never" }
  | {
      readonly kind: "Binding";
      readonly name: string;
      readonly binding: NodeId;
      readonly mode: "ByValue" | "ByRef" | "ByMutRef";
      readonly mutability: Mutability;
      readonly varTy: Ty;
      readonly subpattern: Pat | undefined /** First alternative that binds it, in an or-pattern. */;
      readonly isPrimary: boolean;
      readonly nameSpan: Span /** `x` of `Point { x }`. */;
      readonly isShorthand?: boolean;
    }
  | {
      readonly kind: "Variant";
      readonly def: DefId;
      readonly args: GenericArgs;
      readonly variant: number;
      readonly fields: readonly FieldPat[];
    }
  /** A struct, tuple, union or single-variant pattern: always matches as far as its fields do. */
  | { readonly kind: "Leaf"; readonly fields: readonly FieldPat[] }
  | { readonly kind: "Deref"; readonly subpattern: Pat }
  | { readonly kind: "Constant"; readonly value: PatConst }
  | {
      readonly kind: "Range";
      readonly lo: PatConst | undefined;
      readonly hi: PatConst | undefined;
      readonly inclusive: boolean;
    }
  /** On a slice or array. */
  | {
      readonly kind: "Slice";
      readonly prefix: readonly Pat[];
      readonly slice: Pat | undefined;
      readonly suffix: readonly Pat[];
    }
  | { readonly kind: "Or"; readonly pats: readonly Pat[] }
  | { readonly kind: "Error" };

export interface FieldPat {
  readonly field: number;
  readonly pat: Pat;
}

/** Integers, floats, bool, char as bits; strings as text; other constants are unfolded into Leaf, Variant and Deref patterns. */
export type PatConst =
  | { readonly kind: "Scalar"; readonly bits: bigint }
  | { readonly kind: "Str"; readonly text: string }
  | { readonly kind: "Bytes"; readonly bytes: Uint8Array };
