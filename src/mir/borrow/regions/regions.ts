/**
 * What region inference knows of one body, for the loans, the errors and the facts: declarations only. A region's value is a set
 * of points of the control-flow graph and of ends of universal regions (RFC 2094); `infer.ts` computes it.
 */
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { Invariance } from "../../../types/outlives/relate";
import type { Region, RegionVid, Ty } from "../../../types/ty";
import type { BasicBlock, Body, Local, Location } from "../../mir";

/** Dense numbers for locations: `blockStart[block] + statementIndex`, the terminator of a block last. */
export interface PointIndex {
  readonly count: number;
  readonly blockStart: readonly number[];
  point(location: Location): number;
  location(point: number): Location;
  block(point: number): BasicBlock;
}

/** rustc's `ConstraintCategory`: what in the program demands that one region outlives another. */
export type ConstraintCategory =
  | { readonly kind: "Return"; readonly upvarField: number | undefined }
  | { readonly kind: "Yield" }
  | { readonly kind: "UseAsConst" }
  | { readonly kind: "UseAsStatic" }
  | { readonly kind: "TypeAnnotation"; readonly source: "Ascription" | "Declaration" | "GenericArg" }
  | { readonly kind: "Cast"; readonly unsizeTo: Ty | undefined; readonly isImplicit: boolean }
  /** `func`: the callee's type, where it is a function item or closure. */
  | { readonly kind: "CallArgument"; readonly func: Ty | undefined }
  | { readonly kind: "CopyBound" }
  | { readonly kind: "SizedBound" }
  | { readonly kind: "Assignment" }
  /** Of a constant, place or operand. */
  | { readonly kind: "Usage" }
  | { readonly kind: "OpaqueType" }
  | { readonly kind: "ClosureUpvar"; readonly field: number }
  /** The where-clause at `span` of the item that is used. */
  | { readonly kind: "Predicate"; readonly span: Span }
  /** Of no interest to the user. */
  | { readonly kind: "Boring" }
  | { readonly kind: "BoringNoLocation" }
  /** Known from the signature; never to blame. */
  | { readonly kind: "Internal" }
  /** From a region that had to become `'static` because it could not name a placeholder. */
  | { readonly kind: "IllegalUniverse" };

/** `longer: shorter`. */
export interface OutlivesConstraint {
  readonly longer: RegionVid;
  readonly shorter: RegionVid;
  readonly category: ConstraintCategory;
  readonly span: Span;
  /** Where it comes from; undefined: from the whole body (signature, user types). */
  readonly location: Location | undefined;
  /** From a closure's own body: the constraint there that made the closure require it. */
  readonly fromClosure: boolean;
  /** The type with an invariant parameter through which it came. */
  readonly invariance?: Invariance | undefined;
}

export type UniversalKind =
  /** `'static`. */
  | "Static"
  /** A parameter of the item around a closure, or a region of the closure's captures and signature. */
  | "External"
  /** A lifetime parameter of the item, named or made by elision. */
  | "Named"
  /** The whole body of the function: every other universal region outlives it. */
  | "Body";

/** What was demanded to be one type, or a subtype of the other. */
export interface RelatedTypes {
  readonly expected: Ty;
  readonly found: Ty;
}

export type RegionDefinition =
  | {
      readonly kind: "Universal";
      readonly universal: UniversalKind;
      /** As the item's types name it, where they do: `EarlyParam`, `LateParam`, `Static`. */
      readonly external: Region | undefined;
      /** `'a`, `'static`; undefined where the program gave it no name. */
      readonly name: string | undefined;
    }
  | {
      readonly kind: "Placeholder";
      readonly universe: number;
      readonly name: string | undefined;
      /** The types it comes from, if it was made when they were related. */
      readonly related: RelatedTypes | undefined;
    }
  | { readonly kind: "Existential"; readonly universe: number };

/** The constraint on a path that the user should be told of, and what is known of the path. */
export interface BlameConstraint {
  readonly category: ConstraintCategory;
  readonly span: Span;
  readonly location: Location | undefined;
  readonly fromClosure: boolean;
  readonly invariance: Invariance | undefined;
  /** From the region that must outlive to the one that must be outlived. */
  readonly path: readonly OutlivesConstraint[];
}

/** Why a region is live at a point. */
export type LiveCause =
  /** The value of `local`, whose type mentions the region, is used again at `location`. */
  | { readonly kind: "Use"; readonly local: Local; readonly location: Location; readonly inLaterTurn?: true }
  /** … is dropped at `location`. */
  | { readonly kind: "Drop"; readonly local: Local; readonly location: Location; readonly inLaterTurn?: true };

/** What a closure demands of the regions of the body that makes it: rustc's `ClosureOutlivesRequirement`. */
export interface ClosureRequirement {
  /** Numbers of the closure's external regions: 0 is `'static`, then those of its arguments in order, then late-bound ones. */
  readonly subject: { readonly kind: "Region"; readonly region: number } | { readonly kind: "Ty"; readonly ty: Ty };
  readonly outlived: number;
  readonly category: ConstraintCategory;
  /** In the closure's body. */
  readonly span: Span;
}
export interface ClosureRequirements {
  /** What the first external regions are; those after them are places of the closure's type. */
  readonly params: readonly Region[];
  readonly requirements: readonly ClosureRequirement[];
}

export interface RegionInference {
  /**
   * The body with every region replaced by a region variable of this inference: types of locals, fields and casts, the regions of
   * borrows, constants' types, arguments of aggregates. Same blocks, statements and locations.
   */
  readonly body: Body;
  readonly points: PointIndex;
  readonly regionCount: number;
  /** The variable that a `Region` in `body` is. */
  vidOf(region: Region): RegionVid;
  contains(region: RegionVid, point: number): boolean;
  /** Universal regions whose end is in the region's value. */
  universalIn(region: RegionVid): readonly RegionVid[];
  isUniversal(region: RegionVid): boolean;
  definition(region: RegionVid): RegionDefinition;
  /** `longer: shorter` follows from the solved values and the known relations of universal regions. */
  outlives(longer: RegionVid, shorter: RegionVid): boolean;
  /** rustc's `best_blame_constraint` for `from: to`; undefined if nothing makes `from` outlive it. */
  blame(from: RegionVid, to: RegionVid | { readonly point: number }): BlameConstraint | undefined;
  /**
   * The nearest use or drop after `point` that keeps a region live that `region` must outlive. `acrossTurns`: where that is the region
   * itself, what a later turn of the loop needs.
   */
  liveCause(region: RegionVid, point: number, acrossTurns?: boolean): LiveCause | undefined;
  readonly constraints: readonly OutlivesConstraint[];
  /** What the enclosing body must prove, for a closure. */
  readonly requirements: ClosureRequirements | undefined;
}

/** For closures met in a body: what they require. */
export type RequirementsOf = (closure: DefId) => ClosureRequirements | undefined;
