/**
 * What the borrow checker knows of a body, as a product: where each local, temporary, reference and borrow begins, what happens to
 * it, and where and why it ends. Declarations only, plain data in places of the source; `gather.ts` makes it. Hovers, inlay hints,
 * decorations and the memory view read nothing else, and find their own words.
 */
import type { BitSet } from "../../../base/bitset";
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { RegionVid, Ty } from "../../../types/ty";
import type { Local, Place } from "../../mir";
import type { PointIndex } from "../regions/regions";

/** Spans are places of the program as it is written: what stands inside a macro is told at its call. */
export interface BodyFacts {
  readonly def: DefId;
  readonly name: string;
  readonly span: Span;
  /** By local. */
  readonly locals: readonly LocalFacts[];
  /** By `BorrowId`, in order of the body. */
  readonly borrows: readonly BorrowFacts[];
  readonly calls: readonly CallFacts[];
  readonly closures: readonly ClosureFacts[];
  /** The numbers that the sets of points below are made of. */
  readonly points: PointIndex;
}

/** Index into `BodyFacts.borrows`. */
export type BorrowId = number;

// ---- values ----

export interface LocalFacts {
  readonly local: Local;
  readonly kind: "Argument" | "Variable" | "Temporary" | "Return";
  readonly name: string | undefined;
  readonly ty: Ty;
  readonly declared: Span;
  /** Dropping it may run code. */
  readonly needsDrop: boolean;
  /** Its type is a parameter with the bound `T: 'static`, or holds such an object: it owns all it has, or borrows for ever. */
  readonly staticBound: boolean;
  /** Where its bytes in the frame are its own. */
  readonly storage: Extent;
  /** Where it may hold a value (for a part that was moved: some of it). */
  readonly value: Extent;
  /** In order of the source. */
  readonly events: readonly ValueEvent[];
  /** Where its value, or a part of it, is read, written, borrowed, moved or copied; the end of scope apart. */
  readonly uses: readonly Span[];
  readonly usePoints: BitSet;
  /** Of each region in its type, outermost first. */
  readonly references: readonly ReferenceFacts[];
}

export interface Extent {
  readonly points: BitSet;
  /** Disjoint, in order: from the first place to the last that the points stand for. */
  readonly ranges: readonly Span[];
}

export type ValueEvent = { readonly at: Span; readonly point: number } & (
  | { readonly kind: "Initialised"; readonly by: "Argument" | "Assignment" | "Call"; readonly part: string | undefined }
  | { readonly kind: "Borrowed"; readonly borrow: BorrowId }
  | { readonly kind: "Moved"; readonly part: string | undefined; readonly to: Taker | undefined }
  | { readonly kind: "Copied"; readonly part: string | undefined; readonly to: Taker | undefined }
  | {
      readonly kind: "Dropped";
      readonly why: DropReason;
      /** Only on some ways to this place there is still a value. */
      readonly maybe: boolean;
      /** Parts that are gone by then (`pair.0`), or may be. */
      readonly except: readonly string[];
    }
  | { readonly kind: "StorageDead" }
);

export type DropReason =
  /** The block, function, arm or statement that it belongs to ends. */
  | "ScopeEnd"
  | "TemporaryEnd"
  /** An assignment puts another value in its place. */
  | "Overwritten";

/** Who takes a value, or holds a borrow. */
export type Taker =
  | { readonly kind: "Local"; readonly local: Local; readonly name: string }
  /** A place that is not a whole variable: `self.items`, `*slot`. */
  | { readonly kind: "Place"; readonly place: string }
  | { readonly kind: "Call"; readonly callee: string }
  /** A closure that captures it; `name`: of the variable that holds the closure. */
  | { readonly kind: "Closure"; readonly name: string | undefined }
  | { readonly kind: "Return" };

// ---- borrows ----

export interface BorrowFacts {
  readonly id: BorrowId;
  readonly at: Span;
  readonly point: number;
  readonly place: Place;
  /** `v`, `p.name`, `*r`; undefined: of a temporary. */
  readonly placeName: string | undefined;
  readonly kind: "Shared" | "Mut" | "TwoPhase";
  /** Through a reference: what it borrows belongs to somebody else. */
  readonly isReborrow: boolean;
  /** Who put it there: the program, or the rule that inserted it. */
  readonly origin: BorrowOrigin;
  readonly region: RegionVid;
  /** Something that the body does to what is borrowed can conflict with it; not where it goes through a shared reference. */
  readonly isLoan: boolean;
  readonly by: Taker | undefined;
  /** Variables that may hold it, or something made of it, at some time. */
  readonly reaches: readonly Local[];
  /** Where the reservation of a two-phase borrow becomes a mutable borrow. */
  readonly activated: Span | undefined;
  /** From its reservation on until it is used for the first time; until then it counts as shared. */
  readonly reserved: BitSet;
  /** Of a loan: where it is in scope, which the region's end, an assignment or the end of storage may end. */
  readonly live: Extent;
  readonly ends: readonly RegionEnd[];
}

export type BorrowOrigin =
  /** `&x`, `ref x`, a pattern or a macro's own borrow. */
  | "Written"
  /** Of a method's receiver, or of an operator's operand. */
  | "Autoref"
  | "Operator"
  /** Of a reference that is handed on, so that it can be used again afterwards. */
  | "Reborrow"
  /** By a closure. */
  | "Capture";

/** Why a region reaches no further. */
export type RegionEnd =
  /** `through`: the variable or temporary that is used there. */
  | { readonly kind: "LastUse"; readonly at: Span; readonly through: string | undefined }
  | { readonly kind: "Dropped"; readonly at: Span; readonly through: string | undefined }
  /** It must hold in the caller: for a lifetime parameter (undefined: one without a name). */
  | { readonly kind: "Caller"; readonly lifetime: string | undefined }
  | { readonly kind: "Static" }
  | { readonly kind: "NeverUsed" };

export interface ReferenceFacts {
  /** Which part of the type: `&`, `&mut`, `'a` of `Holder`, `dyn`. */
  readonly what: string;
  readonly region: RegionVid;
  /** The region as inferred; it covers those of all references that are made of this one. */
  readonly extent: Extent;
  /** Where the variable itself holds a reference that may be used. */
  readonly live: Extent;
  readonly ends: readonly RegionEnd[];
  readonly pointsTo: readonly Source[];
}

/** What a reference may point to; each must outlive the reference. */
export type Source =
  | { readonly kind: "Borrow"; readonly borrow: BorrowId }
  /** A literal in rodata. */
  | { readonly kind: "Literal"; readonly at: Span }
  /** `&5`: a constant that the compiler put into rodata. */
  | { readonly kind: "Promoted"; readonly at: Span }
  | { readonly kind: "Static"; readonly name: string; readonly at: Span }
  /** Lent by the caller, under a lifetime parameter. */
  | { readonly kind: "Caller"; readonly lifetime: string | undefined }
  /** A value that is known to live for ever, from a field or variable of such a type. */
  | { readonly kind: "StaticValue"; readonly at: Span }
  /** The callee's signature promises `'static`. */
  | { readonly kind: "StaticResult"; readonly callee: string; readonly at: Span }
  /** The callee's signature ties it to none of its arguments, as `Box::leak`'s. */
  | { readonly kind: "FreeResult"; readonly callee: string; readonly at: Span };

// ---- calls and closures ----

export interface CallFacts {
  readonly at: Span;
  /** The function's name, as written at the call. */
  readonly name: Span;
  readonly callee: DefId;
  readonly path: string;
  readonly lifetimes: readonly LifetimeArgument[];
  /** Type parameters that must be `'static`, with what stands for them here. */
  readonly staticBounds: readonly { readonly param: string; readonly ty: Ty }[];
}

/** What a lifetime parameter stands for at a call. */
export interface LifetimeArgument {
  /** `'a`; undefined: left out of the signature. */
  readonly name: string | undefined;
  readonly live: Extent;
  readonly ends: readonly RegionEnd[];
  readonly pointsTo: readonly Source[];
}

export interface ClosureFacts {
  readonly def: DefId;
  readonly at: Span;
  /** After `|…|`. */
  readonly head: Span;
  readonly captures: readonly { readonly place: string; readonly how: "Shared" | "Mut" | "Moved" | "Copied" }[];
}
