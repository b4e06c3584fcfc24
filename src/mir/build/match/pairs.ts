/**
 * Patterns taken apart: what must be tested (match pairs), what is bound, which types were written. What always matches
 * leaves only its bindings. Example: `Some((1, x))` on `_1` gives the pair `_1 is Some`, below it
 * `((_1 as Some).0).0 is 1`, and the binding `x` of `((_1 as Some).0).1`.
 */
import { bug } from "../../../base/invariant";
import type { Span } from "../../../base/source";
import type { Pat, PatConst, PatKind } from "../../../types/body";
import type { AdtDef, Ty } from "../../../types/ty";
import type { Place, Projection } from "../../mir";
import type { Builder } from "../builder";
import { type PlaceBuilder, projectBuilder, toPlace } from "../place";

export type BindingPat = Extract<PatKind, { kind: "Binding" }>;

export interface Binding {
  readonly pat: BindingPat;
  readonly place: Place;
  readonly span: Span;
}

export interface Ascription {
  readonly place: Place;
  readonly userType: number;
  readonly span: Span;
}

export type TestCase =
  | { readonly kind: "Variant"; readonly adt: AdtDef; readonly variant: number }
  | { readonly kind: "Constant"; readonly value: PatConst }
  | { readonly kind: "Range"; readonly range: RangePat }
  | { readonly kind: "Slice"; readonly length: number; readonly variable: boolean }
  | { readonly kind: "Or"; readonly alternatives: readonly FlatPat[] };

export type RangePat = Extract<PatKind, { kind: "Range" }>;

export interface MatchPair {
  readonly place: Place;
  readonly ty: Ty;
  readonly test: TestCase;
  /** To be tested once this one holds. */
  readonly subpairs: readonly MatchPair[];
  readonly span: Span;
}

export interface FlatPat {
  readonly pairs: MatchPair[];
  readonly bindings: Binding[];
  readonly ascriptions: Ascription[];
}

export function flatten(b: Builder, place: PlaceBuilder, pat: Pat): FlatPat {
  const flat: FlatPat = { pairs: [], bindings: [], ascriptions: [] };
  new Flattener(b, flat).visit(place, pat, flat.pairs);
  return flat;
}

class Flattener {
  constructor(
    private readonly b: Builder,
    private readonly flat: FlatPat,
  ) {}

  visit(place: PlaceBuilder, pat: Pat, pairs: MatchPair[]): void {
    const { kind, span } = pat;
    if (pat.userType !== undefined)
      this.flat.ascriptions.push({ place: toPlace(this.b, place), userType: pat.userType, span });
    const refutable = (test: TestCase, inner?: (subpairs: MatchPair[]) => void) => {
      const subpairs: MatchPair[] = [];
      inner?.(subpairs);
      pairs.push({ place: toPlace(this.b, place), ty: pat.ty, test, subpairs, span });
    };
    switch (kind.kind) {
      case "Wild":
      case "Never":
      case "Error":
        return;
      case "Binding":
        if (kind.subpattern !== undefined) this.visit(place, kind.subpattern, pairs);
        this.flat.bindings.push({ pat: kind, place: toPlace(this.b, place), span: withoutSubpattern(span, kind) });
        return;
      case "Variant": {
        const adt = this.b.tcx.adtDef(kind.def);
        const inner = (subpairs: MatchPair[]) => this.variantFields(place, kind, adt, subpairs);
        if (isOnlyInhabited(this.b, adt, kind)) inner(pairs);
        else refutable({ kind: "Variant", adt, variant: kind.variant }, inner);
        return;
      }
      case "Leaf":
        this.leafFields(place, pat.ty, kind, pairs);
        return;
      case "Deref":
        this.visit(projectBuilder(place, { kind: "Deref" }), kind.subpattern, pairs);
        return;
      case "Constant":
        if (kind.value.kind === "Bytes") this.bytes(place, pat, kind.value.bytes, pairs);
        else refutable({ kind: "Constant", value: kind.value });
        return;
      case "Range":
        if (kind.lo !== undefined || kind.hi !== undefined) refutable({ kind: "Range", range: kind });
        return;
      case "Slice":
        this.slice(place, pat, kind, pairs, refutable);
        return;
      case "Or":
        refutable({ kind: "Or", alternatives: kind.pats.map((alternative) => flatten(this.b, place, alternative)) });
    }
  }

  private variantFields(
    place: PlaceBuilder,
    { variant, fields }: Extract<PatKind, { kind: "Variant" }>,
    adt: AdtDef,
    pairs: MatchPair[],
  ): void {
    const downcast = projectBuilder(place, { kind: "Downcast", variant, name: adt.variants[variant]?.name ?? "" });
    for (const { field, pat } of fields)
      this.visit(projectBuilder(downcast, { kind: "Field", field, ty: pat.ty }), pat, pairs);
  }

  private leafFields(
    place: PlaceBuilder,
    ty: Ty,
    { fields }: Extract<PatKind, { kind: "Leaf" }>,
    pairs: MatchPair[],
  ): void {
    let base = place;
    if (ty.kind === "Adt") {
      const adt = this.b.tcx.adtDef(ty.def);
      if (adt.adtKind === "Enum")
        base = projectBuilder(place, { kind: "Downcast", variant: 0, name: adt.variants[0]?.name ?? "" });
    }
    for (const { field, pat } of fields)
      this.visit(projectBuilder(base, { kind: "Field", field, ty: pat.ty }), pat, pairs);
  }

  private slice(
    place: PlaceBuilder,
    pat: Pat,
    kind: Extract<PatKind, { kind: "Slice" }>,
    pairs: MatchPair[],
    refutable: (test: TestCase, inner: (subpairs: MatchPair[]) => void) => void,
  ): void {
    const minLength = kind.prefix.length + kind.suffix.length;
    const exact = pat.ty.kind === "Array" ? arrayLength(this.b, pat.ty) : undefined;
    const inner = (subpairs: MatchPair[]) => {
      const element = (offset: number, fromEnd: boolean): Projection => ({
        kind: "ConstantIndex",
        offset,
        minLength: exact ?? minLength,
        fromEnd,
      });
      for (const [index, sub] of kind.prefix.entries())
        this.visit(projectBuilder(place, element(index, false)), sub, subpairs);
      if (kind.slice !== undefined) {
        const to = exact === undefined ? kind.suffix.length : exact - kind.suffix.length;
        this.visit(
          projectBuilder(place, { kind: "Subslice", from: kind.prefix.length, to, fromEnd: exact === undefined }),
          kind.slice,
          subpairs,
        );
      }
      kind.suffix.forEach((sub, index) => {
        const fromEnd = kind.suffix.length - index;
        this.visit(
          projectBuilder(place, exact === undefined ? element(fromEnd, true) : element(exact - fromEnd, false)),
          sub,
          subpairs,
        );
      });
    };
    if (exact !== undefined || (minLength === 0 && kind.slice !== undefined)) inner(pairs);
    else refutable({ kind: "Slice", length: minLength, variable: kind.slice !== undefined }, inner);
  }

  /** `b"ab"`: a reference to an array or slice of these bytes. */
  private bytes(place: PlaceBuilder, pat: Pat, bytes: Uint8Array, pairs: MatchPair[]): void {
    const isRef = pat.ty.kind === "Ref";
    const seq = pat.ty.kind === "Ref" ? pat.ty.ty : pat.ty;
    const elem = seq.kind === "Array" || seq.kind === "Slice" ? seq.elem : bug("a byte string pattern of another type");
    const base = { span: pat.span, userType: undefined };
    const prefix = [...bytes].map(
      (byte): Pat => ({ ...base, ty: elem, kind: { kind: "Constant", value: { kind: "Scalar", bits: BigInt(byte) } } }),
    );
    const slice: Pat = { ...base, ty: seq, kind: { kind: "Slice", prefix, slice: undefined, suffix: [] } };
    this.visit(isRef ? projectBuilder(place, { kind: "Deref" }) : place, slice, pairs);
  }
}

/** `ref m` of `ref m @ 1..=9`. */
export function withoutSubpattern(span: Span, { subpattern, nameSpan }: BindingPat): Span {
  return subpattern === undefined || nameSpan.file !== span.file ? span : { ...span, hi: nameSpan.hi };
}

function arrayLength(b: Builder, ty: Extract<Ty, { kind: "Array" }>): number | undefined {
  const bits = ty.len.kind === "Value" ? ty.len.bits : b.tcx.evalConst(ty.len);
  return bits === undefined ? undefined : Number(bits);
}

/** All other variants have no values, so nothing needs to be tested. */
function isOnlyInhabited(b: Builder, adt: AdtDef, { variant, args }: Extract<PatKind, { kind: "Variant" }>): boolean {
  return adt.variants.every((other) => other.index === variant || !isVariantInhabited(b, other, args));
}

export function isVariantInhabited(
  b: Builder,
  variant: AdtDef["variants"][number],
  args: Extract<PatKind, { kind: "Variant" }>["args"],
): boolean {
  return variant.fields.every((field) => b.tcx.isInhabited(b.tcx.fieldTy(variant, field.index, args)));
}
