/**
 * Closure captures (RFC 2229): which places of the enclosing bodies a closure mentions, how each is captured, and from that the
 * closure's kind. Worked example, edition 2021:
 *
 *     let mut p = (String::new(), 1);
 *     let c = || { p.1 += 1; println!("{}", p.0) };   // captures p.1 by &mut and p.0 by &; kind FnMut
 *     let d = move || drop(p.0);                       // captures p.0 by value; kind FnOnce
 *
 * Each use gives a place and a way; places are cut where precision is not allowed (raw pointers, unions, indexing) or not
 * useful (behind a shared reference), then overlapping ones are joined to the shortest, with the strongest way.
 */
import type { Span } from "../../base/source";
import type { NodeId } from "../../syntax/ast";
import type { CapturedPlace } from "../body";
import { mkRef, mkTuple, reErased } from "../intern";
import type { ClosureKind, Mutability, Ty } from "../ty";
import { buildExpr } from "./build/expr";
import { Builder } from "./build/builder";
import { closureKindTypes } from "./closure";
import { resolveDeferredCall } from "./call";
import type { FnCtxt } from "./fnctxt";
import type { ClosureInfo } from "./tables";
import { placeTy, walkUses, type Place, type UseDelegate } from "./uses";

type Way = "Shared" | "UniqueImm" | "Mut" | "Value";
const strength: Readonly<Record<Way, number>> = { Shared: 0, UniqueImm: 1, Mut: 2, Value: 3 };
const kindStrength: Readonly<Record<ClosureKind, number>> = { Fn: 0, FnMut: 1, FnOnce: 2 };

interface Capture {
  place: Place;
  way: Way;
  span: Span;
}

/** Decides the captures of all closures of the body, inner ones first. */
export function analyzeClosures(fcx: FnCtxt): void {
  const children = new Map<NodeId | undefined, NodeId[]>();
  for (const [node, info] of fcx.tables.closures) {
    const list = children.get(info.parent);
    if (list === undefined) children.set(info.parent, [node]);
    else list.push(node);
  }
  const visit = (parent: NodeId | undefined): void => {
    for (const node of children.get(parent) ?? []) {
      visit(node);
      const info = fcx.tables.closures.get(node);
      if (info !== undefined) analyzeClosure(fcx, node, info);
    }
  };
  visit(undefined);
}

function analyzeClosure(fcx: FnCtxt, node: NodeId, info: ClosureInfo): void {
  const { syntax } = info;
  const builder = new Builder(fcx, node, false);
  const uses = new CaptureUses(fcx, node);
  walkUses(buildExpr(builder, syntax.body), uses);
  const kind = uses.kind();
  const moved = syntax.move;
  const captures = minimize(
    fcx,
    uses.captures
      .map((c) => (moved || isParamOfAsync(fcx, info, c) || isCopiedState(fcx, info, c) ? forMove(c) : forRef(c)))
      .map((c) => optimize(c)),
  );
  info.captures = captures.map((capture) => finish(fcx, capture));
  const { span } = syntax;
  if (syntax.asyncBodyOf !== undefined) {
    refuseLending(fcx, syntax.asyncBodyOf, captures);
    if (uses.captures.some((c) => isCopiedState(fcx, info, c) && !isBehindShared(c)))
      fcx.lendingClosures.add(syntax.asyncBodyOf);
  }
  if (!info.kindGiven) fcx.eq(span, info.kindVar, closureKindTypes[kind]);
  fcx.eq(span, info.upvarTuple, mkTuple(info.captures.map((capture) => upvarTy(fcx, capture))));
  for (const deferred of fcx.deferredCalls.splice(0)) {
    const ty = fcx.shallow(deferred.calleeTy);
    if (ty.kind === "Closure" && ty.def === info.def) resolveDeferredCall(fcx, deferred);
    else fcx.deferredCalls.push(deferred);
  }
}

/** The future of an `async` closure takes the closure's parameters by value. */
function isParamOfAsync(fcx: FnCtxt, { syntax }: ClosureInfo, { place }: Capture): boolean {
  return syntax.asyncBodyOf !== undefined && fcx.tables.localOwner.get(place.binding) === syntax.asyncBodyOf;
}

/** What an `async move` closure has captured and can be copied goes into each future as a copy. */
function isCopiedState(fcx: FnCtxt, { syntax }: ClosureInfo, capture: Capture): boolean {
  if (!isMoveClosure(fcx, syntax.asyncBodyOf) || capture.way !== "Shared") return false;
  return fcx.isCopy(fcx.tcx.eraseRegions(fcx.resolve(placeTy(forMove(capture).place))));
}

function isMoveClosure(fcx: FnCtxt, closure: NodeId | undefined): boolean {
  return closure !== undefined && fcx.tables.closures.get(closure)?.syntax.move === true;
}

/** Futures that borrow from the closure that makes them: they would need a type that names the borrow of each call. */
function refuseLending(fcx: FnCtxt, closure: NodeId, captures: readonly Capture[]): void {
  const isMove = isMoveClosure(fcx, closure);
  for (const capture of captures) {
    const { way, span } = capture;
    if (way === "Value" || (way === "Shared" && (!isMove || isBehindShared(capture)))) continue;
    fcx.unsupported("an `async` closure whose futures borrow from what it captured", span);
    fcx.tables.tainted = true;
    return;
  }
}

function isBehindShared({ place }: Capture): boolean {
  const before = typesBefore(place);
  return place.projections.some((p, i) => {
    const ty = before[i];
    return p.kind === "Deref" && ty?.kind === "Ref" && ty.mutbl === "Not";
  });
}

/** The type of the closure's field for a capture. */
export function upvarTy(fcx: FnCtxt, capture: CapturedPlace): Ty {
  // A whole variable's type as it was declared: the future of an `async` closure names its parameters' lifetimes.
  const whole = capture.projections.length === 0 ? fcx.tables.localTypes.get(capture.binding) : undefined;
  if (capture.by.kind === "Value") return whole === undefined ? capture.ty : fcx.resolve(whole);
  return mkRef(fcx.freshRegion(), capture.ty, capture.by.borrow === "Shared" ? "Not" : "Mut");
}

class CaptureUses implements UseDelegate {
  readonly captures: Capture[] = [];

  constructor(
    private readonly fcx: FnCtxt,
    private readonly closure: NodeId,
  ) {}

  /** The weakest kind that allows all uses. */
  kind(): ClosureKind {
    let kind: ClosureKind = "Fn";
    for (const { way } of this.captures) {
      const needs: ClosureKind = way === "Value" ? "FnOnce" : way === "Shared" ? "Fn" : "FnMut";
      if (kindStrength[needs] > kindStrength[kind]) kind = needs;
    }
    return kind;
  }

  consume(place: Place, span: Span): void {
    const ty = this.fcx.tcx.eraseRegions(this.fcx.resolve(placeTy(place)));
    this.add(place, this.fcx.isCopy(ty) ? "Shared" : "Value", span);
  }
  borrow(place: Place, kind: "Shared" | "Mut" | "UniqueImm", span: Span): void {
    // What lies behind a raw pointer is not the closure's to borrow.
    const raw = typesBefore(place).some((ty, i) => place.projections[i]?.kind === "Deref" && ty.kind === "RawPtr");
    this.add(place, raw ? "Shared" : kind, span);
  }
  mutate(place: Place, span: Span): void {
    this.borrow(place, "Mut", span);
  }

  private add(place: Place, way: Way, span: Span): void {
    if (!this.isUpvar(place.binding)) return;
    this.captures.push(restrict(this.fcx, { place, way, span }));
  }

  /** Belongs to a body around this closure, and not to one inside it. */
  private isUpvar(binding: NodeId): boolean {
    const owner = this.fcx.tables.localOwner.get(binding);
    for (let at = owner; at !== undefined; at = this.fcx.tables.closures.get(at)?.parent)
      if (at === this.closure) return false;
    return this.fcx.tables.localOwner.has(binding);
  }
}

/** The type before each projection. */
function typesBefore(place: Place): Ty[] {
  return [place.baseTy, ...place.projections.slice(0, -1).map((p) => p.ty)];
}

/** Cuts the place after `length` projections; a mutable use behind a `&mut` that is cut off needs only the reference's uniqueness. */
function truncate(capture: Capture, length: number): Capture {
  const { place, way } = capture;
  if (length >= place.projections.length) return capture;
  const before = typesBefore(place);
  const behindMut = place.projections.some(
    (p, i) =>
      i >= length &&
      p.kind === "Deref" &&
      before[i]?.kind === "Ref" &&
      (before[i] as Ty & { kind: "Ref" }).mutbl === "Mut",
  );
  return {
    ...capture,
    place: { ...place, projections: place.projections.slice(0, length) },
    way: way === "Mut" && behindMut ? "UniqueImm" : way,
  };
}

/** Where no closure may look more closely: behind raw pointers, into unions, packed structs and elements. */
function restrict(fcx: FnCtxt, capture: Capture): Capture {
  const before = typesBefore(capture.place);
  const end = capture.place.projections.findIndex((p, i) => {
    const ty = before[i];
    if (p.kind === "Index") return true;
    if (p.kind === "Deref") return ty?.kind === "RawPtr";
    if (ty?.kind !== "Adt") return false;
    const adt = fcx.tcx.adtDef(ty.def);
    return (
      adt.adtKind === "Union" || adt.repr.packed !== undefined || (adt.adtKind === "Enum" && adt.variants.length > 1)
    );
  });
  return end < 0 ? capture : truncate(capture, end);
}

function firstDeref(place: Place): number {
  return place.projections.findIndex((p) => p.kind === "Deref");
}

/** `move`: everything by value, up to the first pointer. */
function forMove(capture: Capture): Capture {
  const deref = firstDeref(capture.place);
  return { ...(deref < 0 ? capture : truncate(capture, deref)), way: "Value" };
}

/** A value moved out of a box moves the box. */
function forRef(capture: Capture): Capture {
  if (capture.way !== "Value") return capture;
  const deref = firstDeref(capture.place);
  return deref < 0 ? capture : { ...truncate(capture, deref), way: "Value" };
}

/** Behind the last shared reference precision gains nothing: copy that reference. */
function optimize(capture: Capture): Capture {
  const { place } = capture;
  let last = -1;
  place.projections.forEach((p, i) => {
    if (p.kind === "Deref") last = i;
  });
  const ty = typesBefore(place)[last];
  return last >= 0 && ty?.kind === "Ref" && ty.mutbl === "Not" ? truncate(capture, last + 1) : capture;
}

function samePrefix(a: Place, b: Place): boolean {
  const length = Math.min(a.projections.length, b.projections.length);
  for (let i = 0; i < length; i++) {
    const p = a.projections[i];
    const q = b.projections[i];
    if (p?.kind !== q?.kind) return false;
    if (p?.kind === "Field" && q?.kind === "Field" && (p.field !== q.field || p.variant !== q.variant)) return false;
  }
  return true;
}

/** No captured place is part of another; grouped by variable, in order of first mention, fields in order. */
function minimize(_fcx: FnCtxt, captures: readonly Capture[]): Capture[] {
  const byVariable = new Map<NodeId, Capture[]>();
  for (const capture of captures) {
    const list = byVariable.get(capture.place.binding) ?? [];
    byVariable.set(capture.place.binding, list);
    insert(list, capture);
  }
  return [...byVariable.values()].flatMap((list) => list.sort((a, b) => compareFields(a.place, b.place)));
}

function insert(list: Capture[], added: Capture): void {
  let merged = added;
  for (let i = list.length - 1; i >= 0; i--) {
    const other = list[i];
    if (other === undefined || !samePrefix(other.place, merged.place)) continue;
    const length = Math.min(other.place.projections.length, merged.place.projections.length);
    const a = truncate(other, length);
    const b = truncate(merged, length);
    merged = strength[b.way] > strength[a.way] ? { ...b, place: a.place } : a;
    list.splice(i, 1);
  }
  list.push(merged);
}

function compareFields(a: Place, b: Place): number {
  for (let i = 0; i < Math.min(a.projections.length, b.projections.length); i++) {
    const p = a.projections[i];
    const q = b.projections[i];
    if (p?.kind === "Field" && q?.kind === "Field" && p.field !== q.field) return p.field - q.field;
  }
  return 0;
}

function finish(fcx: FnCtxt, capture: Capture): CapturedPlace {
  const { place, way } = capture;
  const projections = place.projections.map((p) => (p.kind === "Index" ? { kind: "Deref" as const, ty: p.ty } : p));
  return {
    binding: place.binding,
    name: place.name,
    baseTy: place.baseTy,
    projections,
    by: way === "Value" ? { kind: "Value" } : { kind: "Ref", borrow: way, region: reErased },
    ty: placeTy(place),
    mutability: placeMutability(fcx, place),
    useSpan: capture.span,
  };
}

function placeMutability(fcx: FnCtxt, place: Place): Mutability {
  let mutability: Mutability = fcx.tables.patBindings.get(place.binding)?.mutability ?? "Not";
  const before = typesBefore(place);
  place.projections.forEach((p, i) => {
    const ty = before[i];
    if (p.kind === "Deref" && (ty?.kind === "Ref" || ty?.kind === "RawPtr")) mutability = ty.mutbl;
  });
  return mutability;
}
