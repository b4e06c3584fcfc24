/**
 * MIR, rustc's in rustc's words: declarations only, each variant with its meaning. Built generic by `build/`, checked by
 * `borrow/`, completed by `drops/`, monomorphized and compiled by `machine/`. Printed by `print.ts`, read back by `parse.ts`.
 *
 * Phases: "built" (drops are conditional on initialisation, false edges and fake reads present), "analysed" (borrow checked),
 * "runtime" (drops elaborated, false edges and fake reads gone; what the machine compiles).
 */
import type { Brand } from "../base/ids";
import type { Span } from "../base/source";
import type { DefId } from "../resolve/def";
import type { CastKind } from "../types/operators";
import type { FnSig, GenericArgs, Mutability, Predicate, Region, Ty } from "../types/ty";

/** `bb0` is the entry. */
export type BasicBlock = Brand<"BasicBlock">;
/** `_0` is the return place, `_1` to `_argCount` the arguments, then user variables and temporaries. */
export type Local = Brand<"Local">;
export type SourceScope = Brand<"SourceScope">;
/** Index into `Body.stopPoints`. */
export type StopId = Brand<"StopId">;
/** Index into `Body.promoted`. */
export type PromotedId = Brand<"PromotedId">;
/** Index into `Body.viewFlags`. */
export type ViewFlagId = Brand<"ViewFlagId">;
export type FieldIdx = number;
export type VariantIdx = number;

export const returnPlace = 0 as Local;
export const startBlock = 0 as BasicBlock;

export type MirPhase = "built" | "analysed" | "runtime";

export interface Body {
  readonly phase: MirPhase;
  /** What this is the body of: a fn, closure, const, static or anonymous constant. */
  readonly def: DefId;
  /** A readable path for dumps, `main` or `Point::sum::{closure}`. */
  readonly name: string;
  readonly source: "Fn" | "Closure" | "Coroutine" | "Const" | "Static" | "Promoted" | "Shim";
  readonly span: Span;
  readonly argCount: number;
  /** A `rust-call` body whose last argument is a tuple to be spread over the parameters from this local on. */
  readonly spreadArg: Local | undefined;
  readonly locals: readonly LocalDecl[];
  readonly blocks: readonly BasicBlockData[];
  readonly sourceScopes: readonly SourceScopeData[];
  readonly varDebugInfo: readonly VarDebugInfo[];
  readonly stopPoints: readonly StopPoint[];
  readonly promoted: readonly Body[];
  /** Types the user wrote, for the borrow checker. */
  readonly userTypes: readonly UserType[];
  readonly viewFlags: readonly ViewFlag[];
  /** `#[track_caller]`: takes a hidden trailing `&'static Location` argument. */
  readonly trackCaller: boolean;
  /** `unsafe fn`, or some unsafe block inside: the machine compiles its checks for undefined behaviour in. */
  readonly hasUnsafe: boolean;
  /** Captured variables of a closure, in the order of its fields. */
  readonly upvars: readonly UpvarInfo[];
  /** Of an `async` body in phase "runtime", which is the state machine. */
  readonly coroutine?: CoroutineInfo;
  /** An error was reported while typing or building: the body is analysed as far as it goes, and never run. */
  readonly tainted: boolean;
}

/** What the state machine of an `async` body keeps while it is suspended, and how it is dropped. */
export interface CoroutineInfo {
  /** Locals that are live across some suspension, with where they are in the coroutine: a state's field. */
  readonly saved: readonly {
    readonly local: Local;
    readonly ty: Ty;
    readonly name: string | undefined;
    readonly path: readonly Projection[];
  }[];
  /** Indices into `saved`, by state: unresumed, returned, panicked, then each suspension. */
  readonly variants: readonly (readonly number[])[];
  /** What may hold a value in each state: captures by their index, saved locals by theirs. */
  readonly held: readonly { readonly upvars: readonly number[]; readonly saved: readonly number[] }[];
  /** Pairs of saved locals that need storage at the same time: they may not overlap. */
  readonly conflicts: readonly (readonly [number, number])[];
  /** `fn(*mut Self)`: drops what the state says is there. */
  readonly drop: Body;
}

export interface UpvarInfo {
  readonly name: string;
  /** The captured place in words: `x`, `*x`, `p.a`. */
  readonly path: string;
  /** The place is behind a `&`: whether it may be written is the enclosing body's to say. */
  readonly behindShared: boolean;
  readonly byRef: Mutability | undefined;
  /** The captured variable may be mutated through this upvar. */
  readonly mutability: Mutability;
  readonly span: Span;
}

export interface LocalDecl {
  readonly ty: Ty;
  readonly mutability: Mutability;
  readonly span: Span;
  readonly scope: SourceScope;
  readonly kind:
    | { readonly kind: "Return" }
    | { readonly kind: "Arg"; readonly name: string | undefined }
    /** A variable of the program. */
    | { readonly kind: "User"; readonly name: string; readonly binding: BindingForm }
    /** A temporary; `of` is the expression it holds, for the panel's words. */
    | { readonly kind: "Temp"; readonly of: Span | undefined; readonly isBlockTail: boolean }
    /** A reference made by a match guard to a binding. */
    | { readonly kind: "RefForGuard"; readonly of: Local }
    /** Holds a fake borrow for the borrow checker; gone in the runtime phase. */
    | { readonly kind: "FakeBorrow" }
    /** Inserted by drop elaboration. */
    | { readonly kind: "DropFlag" };
}

export interface BindingForm {
  readonly mode: "ByValue" | "ByRef" | "ByMutRef";
  /** Types written around it in the pattern, each with the way from there to what is bound (`.0` of `let (a, b): (T, U)`). */
  readonly types: readonly { readonly userType: number; readonly projection: readonly Projection[] }[];
  /** The initialiser's or scrutinee's span, where there is one. */
  readonly initSpan: Span | undefined;
  /** `ref mut x`; the declaration's own span is that of the name. */
  readonly patSpan: Span;
  /** `self`, `mut self`, `&self`, `&mut self`. */
  readonly implicitSelf?: "Imm" | "Mut" | "RefImm" | "RefMut" | undefined;
}

export interface SourceScopeData {
  readonly span: Span;
  readonly parentScope: SourceScope | undefined;
}

export interface SourceInfo {
  readonly span: Span;
  readonly scope: SourceScope;
}

/** A user variable's name and where its value stands while `scope` is open. */
export interface VarDebugInfo {
  readonly name: string;
  readonly span: Span;
  readonly scope: SourceScope;
  /** 1-based, for parameters. */
  readonly argumentIndex: number | undefined;
  /** A place (a local, a projection, a closure's capture, a coroutine's field) or a constant. */
  readonly value:
    | { readonly kind: "Place"; readonly place: Place }
    | { readonly kind: "Const"; readonly value: Constant };
}

/**
 * A moment a person would see: it stands before the step. The machine counts time in stop points passed, and a
 * breakpoint belongs to one.
 */
export interface StopPoint {
  readonly span: Span;
  readonly scope: SourceScope;
  readonly kind:
    | "Statement" // a `let` or an expression statement
    | "Tail" // a block's value
    | "Condition" // of an `if`, `while` or guard
    | "Arm" // a match arm's body
    | "Drop" // one variable's drop at a closing brace
    | "Return" // a function's closing brace, before its variables are dropped (also where a `return` leaves)
    | "LoopHead";
  /** For `Drop`: the variable. */
  readonly local: Local | undefined;
}

/**
 * For each user variable's move path that is only maybe initialised at some stop point: a byte in the frame that says
 * whether it is, so that the run-time picture never says "maybe". Drop flags are those the program needs; these are for the view.
 */
export interface ViewFlag {
  readonly place: Place;
  /** The local (kind `DropFlag`, type bool) that holds it. */
  readonly flag: Local;
}

export interface BasicBlockData {
  readonly statements: readonly Statement[];
  readonly terminator: Terminator;
  /** Reached only while unwinding. */
  readonly isCleanup: boolean;
}

/** A statement's position; `statementIndex === statements.length` is the terminator. */
export interface Location {
  readonly block: BasicBlock;
  readonly statementIndex: number;
}

// ---- Places ----

/** A path to memory: a local and projections applied left to right. */
export interface Place {
  readonly local: Local;
  readonly projection: readonly Projection[];
}

export type Projection =
  /** `*p`: of a reference, raw pointer or Box. */
  | { readonly kind: "Deref" }
  /** A field of a struct, tuple, closure, coroutine or (after Downcast) variant, with its type. */
  | { readonly kind: "Field"; readonly field: FieldIdx; readonly ty: Ty }
  /** `p[i]`, i a `usize` local; the bounds check stands before it. */
  | { readonly kind: "Index"; readonly local: Local }
  /** An element at a fixed distance from the front or the end (slice patterns). */
  | { readonly kind: "ConstantIndex"; readonly offset: number; readonly minLength: number; readonly fromEnd: boolean }
  /** `[a, rest @ .., b]`: elements `from..to`, or `from..len-to`. */
  | { readonly kind: "Subslice"; readonly from: number; readonly to: number; readonly fromEnd: boolean }
  /** The place seen as one enum variant. */
  | { readonly kind: "Downcast"; readonly variant: VariantIdx; readonly name: string };

// ---- Operands and rvalues ----

export type Operand =
  | { readonly kind: "Copy"; readonly place: Place }
  /** The place is dead afterwards; its bytes stay. */
  | { readonly kind: "Move"; readonly place: Place }
  | { readonly kind: "Constant"; readonly constant: Constant };

export interface Constant {
  readonly span: Span;
  readonly ty: Ty;
  readonly value: ConstValue;
  /** Index into `Body.userTypes` where the user annotated it. */
  readonly userType: number | undefined;
}

export type ConstValue =
  /** A scalar: integers as two's complement bits, floats as IEEE bits, bool, char. */
  | { readonly kind: "Scalar"; readonly bits: bigint }
  /** A zero-sized value: unit, a function item, an empty struct. */
  | { readonly kind: "ZeroSized" }
  /** A `&'static str` literal. */
  | { readonly kind: "Str"; readonly text: string }
  /** A `&'static [u8; N]` or `&'static CStr` literal. */
  | { readonly kind: "Bytes"; readonly bytes: Uint8Array }
  /** A const item, associated const or anonymous const, to be evaluated with these arguments. */
  | { readonly kind: "Unevaluated"; readonly def: DefId; readonly args: GenericArgs }
  /** `&'static T` to a promoted body of this function. */
  | { readonly kind: "Promoted"; readonly promoted: PromotedId }
  /** `&'static T` (or `*mut T` for `static mut`) to a static. */
  | { readonly kind: "StaticRef"; readonly def: DefId }
  /** A const parameter. */
  | { readonly kind: "Param"; readonly index: number; readonly name: string };

export type BorrowKind =
  | { readonly kind: "Shared" }
  /** Shallow (only this place, not what it points to) or deep; by match guards, never compiled. */
  | { readonly kind: "Fake"; readonly shallow: boolean }
  | { readonly kind: "Mut"; readonly mut: "Default" | "TwoPhase" | "ClosureCapture" };

export type BinOp =
  | "Add"
  | "Sub"
  | "Mul"
  | "Div"
  | "Rem"
  | "AddWithOverflow"
  | "SubWithOverflow"
  | "MulWithOverflow" // yield (T, bool)
  | "AddUnchecked"
  | "SubUnchecked"
  | "MulUnchecked"
  | "ShlUnchecked"
  | "ShrUnchecked"
  | "BitXor"
  | "BitAnd"
  | "BitOr"
  | "Shl"
  | "Shr" // Shl and Shr mask the distance
  | "Eq"
  | "Lt"
  | "Le"
  | "Ne"
  | "Ge"
  | "Gt"
  | "Cmp" // yields core::cmp::Ordering
  | "Offset"; // pointer + elements
export type UnOp = "Not" | "Neg" | "PtrMetadata";

export type AggregateKind =
  | { readonly kind: "Array"; readonly elem: Ty }
  | { readonly kind: "Tuple" }
  /** `activeField` for unions. */
  | {
      readonly kind: "Adt";
      readonly def: DefId;
      readonly variant: VariantIdx;
      readonly args: GenericArgs;
      readonly activeField: FieldIdx | undefined;
      /** Index into `Body.userTypes`, where the program wrote lifetimes of the type. */
      readonly userType?: number;
    }
  | { readonly kind: "Closure"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "Coroutine"; readonly def: DefId; readonly args: GenericArgs }
  /** A pointer from its address and metadata. */
  | { readonly kind: "RawPtr"; readonly pointee: Ty; readonly mutbl: Mutability };

export type Rvalue =
  | { readonly kind: "Use"; readonly operand: Operand }
  /** `[x; N]`; the count is the destination's type. */
  | { readonly kind: "Repeat"; readonly operand: Operand; readonly count: import("../types/ty").Const }
  | { readonly kind: "Ref"; readonly region: Region; readonly borrow: BorrowKind; readonly place: Place }
  /** `&raw const p`, `&raw mut p`. */
  | {
      readonly kind: "RawPtr";
      readonly mutbl: Mutability;
      readonly place: Place;
      /** Made to read the length behind it: to the borrow checker no borrow of the elements. */
      readonly forMetadata?: true | undefined;
    }
  | { readonly kind: "Cast"; readonly cast: CastKind; readonly operand: Operand; readonly ty: Ty }
  | { readonly kind: "BinaryOp"; readonly op: BinOp; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "UnaryOp"; readonly op: UnOp; readonly operand: Operand }
  /** Length of an array or slice place. */
  | { readonly kind: "Len"; readonly place: Place }
  /** The discriminant's value (not the tag's bytes). */
  | { readonly kind: "Discriminant"; readonly place: Place }
  | { readonly kind: "Aggregate"; readonly aggregate: AggregateKind; readonly operands: readonly Operand[] }
  /** A reference reborrowed for reading in a static's or thread local's access. */
  | { readonly kind: "CopyForDeref"; readonly place: Place }
  /** Uninitialised `Box` contents from a raw allocation. */
  | { readonly kind: "ShallowInitBox"; readonly operand: Operand; readonly ty: Ty }
  | {
      readonly kind: "NullaryOp";
      readonly op:
        | "SizeOf"
        | "AlignOf"
        | "UbChecks" /* what unwinding was started with; only in `catch_unwind`'s body */
        | "UnwindPayload";
      readonly ty: Ty;
    };

// ---- Statements ----

export type StatementKind =
  | { readonly kind: "Assign"; readonly place: Place; readonly rvalue: Rvalue }
  /** A stop point stands before the step that follows. */
  | { readonly kind: "StopPoint"; readonly stop: StopId }
  /** The local's storage begins: its bytes are uninitialised from here. */
  | { readonly kind: "StorageLive"; readonly local: Local }
  | { readonly kind: "StorageDead"; readonly local: Local }
  | { readonly kind: "SetDiscriminant"; readonly place: Place; readonly variant: VariantIdx }
  /** For the borrow checker: counts as a read of the place. */
  | {
      readonly kind: "FakeRead";
      readonly cause: "ForMatchGuard" | "ForMatchedPlace" | "ForGuardBinding" | "ForLet" | "ForIndex";
      readonly place: Place;
    }
  /** A place mentioned without use: `let _ = p;`. */
  | { readonly kind: "PlaceMention"; readonly place: Place }
  | {
      readonly kind: "AscribeUserType";
      readonly place: Place;
      readonly userType: number;
      readonly variance: import("../types/ty").Variance;
    }
  | { readonly kind: "Deinit"; readonly place: Place }
  | { readonly kind: "Assume"; readonly operand: Operand }
  | {
      readonly kind: "CopyNonOverlapping";
      readonly source: Operand;
      readonly destination: Operand;
      readonly count: Operand;
    }
  | { readonly kind: "Nop" };

export type Statement = StatementKind & { readonly info: SourceInfo };

// ---- Terminators ----

/** What happens when a call, drop or assertion unwinds. */
export type UnwindAction =
  | { readonly kind: "Continue" } // no cleanup here: the caller goes on unwinding
  | { readonly kind: "Cleanup"; readonly target: BasicBlock }
  | { readonly kind: "Unreachable" }
  /** A panic in a destructor during unwinding, or out of `extern "C"`. */
  | { readonly kind: "Terminate"; readonly reason: "Abi" | "InCleanup" };

export type AssertMessage =
  | { readonly kind: "BoundsCheck"; readonly length: Operand; readonly index: Operand }
  | { readonly kind: "Overflow"; readonly op: BinOp; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "OverflowNeg"; readonly operand: Operand }
  | { readonly kind: "DivisionByZero"; readonly operand: Operand }
  | { readonly kind: "RemainderByZero"; readonly operand: Operand }
  | { readonly kind: "ResumedAfterReturn" }
  | { readonly kind: "ResumedAfterPanic" };

export type TerminatorKind =
  | { readonly kind: "Goto"; readonly target: BasicBlock }
  /** Jumps to the target of the equal value (as unsigned bits), else to `otherwise`. */
  | {
      readonly kind: "SwitchInt";
      readonly discriminant: Operand;
      readonly values: readonly bigint[];
      readonly targets: readonly BasicBlock[];
      readonly otherwise: BasicBlock;
    }
  | { readonly kind: "Return" }
  | { readonly kind: "Unreachable" }
  /** The end of cleanup: goes on unwinding in the caller. */
  | { readonly kind: "UnwindResume" }
  | { readonly kind: "UnwindTerminate"; readonly reason: "Abi" | "InCleanup" }
  /** In "built": drops what is initialised of the place. In "runtime": drops all of it. `replace`: part of an assignment. */
  | {
      readonly kind: "Drop";
      readonly place: Place;
      readonly target: BasicBlock;
      readonly unwind: UnwindAction;
      readonly replace: boolean;
    }
  /** `target` undefined: diverges. Arguments by Move of a temporary may be passed in place. */
  | {
      readonly kind: "Call";
      readonly func: Operand;
      readonly args: readonly Operand[];
      readonly destination: Place;
      readonly target: BasicBlock | undefined;
      readonly unwind: UnwindAction;
      readonly callSource: "Normal" | "OverloadedOperator" | "MatchCmp" | "Misc";
      readonly fnSpan: Span;
    }
  | {
      readonly kind: "Assert";
      readonly condition: Operand;
      readonly expected: boolean;
      readonly message: AssertMessage;
      readonly target: BasicBlock;
      readonly unwind: UnwindAction;
    }
  /** Really goes to `realTarget`; the borrow checker sees `imaginaryTarget` too (match arms). */
  | { readonly kind: "FalseEdge"; readonly realTarget: BasicBlock; readonly imaginaryTarget: BasicBlock }
  /** So that endless loops have an exit for the borrow checker. */
  | { readonly kind: "FalseUnwind"; readonly realTarget: BasicBlock; readonly unwind: UnwindAction }
  | {
      readonly kind: "Yield";
      readonly value: Operand;
      readonly resume: BasicBlock;
      readonly resumeArg: Place;
      readonly drop: BasicBlock | undefined;
    }
  | { readonly kind: "CoroutineDrop" };

export type Terminator = TerminatorKind & { readonly info: SourceInfo };

// ---- What the borrow checker needs of the program's own types ----

export interface UserType {
  readonly ty: Ty;
  readonly span: Span;
  /** Predicates that come with a path's own generic arguments. */
  readonly predicates: readonly Predicate[];
  /** How many inference variables (`_`, elided lifetimes) stand inside, as `Bound` of a canonical binder. */
  readonly boundCount: number;
}

export type { CastKind, FnSig };
