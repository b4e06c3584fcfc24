/**
 * A closure's view of its captures: from a path of the enclosing body (`UpvarRef` and projections) to the field of the
 * closure that holds it. Edition 2021 captures disjoint places, so `p.x` may be captured while `p` is not; a path is
 * resolved by the capture whose projections are a prefix of it.
 */
import type { NodeId } from "../../syntax/ast";
import type { CapturedPlace, TypedBody } from "../../types/body";
import { capturedFieldName } from "../../types/captureName";
import type { TyCtxt } from "../../types/tcx";
import { mkRef, reErased } from "../../types/intern";
import type { Ty } from "../../types/ty";
import type { Local, Place, Projection, UpvarInfo } from "../mir";

export interface Captures {
  readonly places: readonly CapturedPlace[];
  /** `_1` or `*_1`. */
  readonly environment: Place;
}

export function capturesOf(typed: TypedBody): Captures | undefined {
  if (typed.closure === undefined) return undefined;
  const projection: Projection[] = typed.closure.kind === "FnOnce" ? [] : [{ kind: "Deref" }];
  return { places: typed.captures, environment: { local: 1 as Local, projection } };
}

/** The place of the closure's field for `binding` with `projection`, with what remains; undefined if not captured. */
export function resolveUpvar(
  captures: Captures,
  binding: NodeId,
  projection: readonly Projection[],
): Place | undefined {
  for (const [index, captured] of captures.places.entries()) {
    if (captured.binding !== binding) continue;
    const rest = restAfter(captured, projection);
    if (rest !== undefined) {
      const place = capturePlace(captures, index);
      return { local: place.local, projection: [...place.projection, ...rest] };
    }
  }
  return undefined;
}

/** The captured variable's own place: the field, or what the reference in it points to. */
export function capturePlace(captures: Captures, index: number): Place {
  const captured = captures.places[index];
  const { local, projection } = captures.environment;
  if (captured === undefined) return captures.environment;
  const field: Projection = { kind: "Field", field: index, ty: captureTy(captured) };
  return {
    local,
    projection: captured.by.kind === "Ref" ? [...projection, field, { kind: "Deref" }] : [...projection, field],
  };
}

export function captureTy(captured: CapturedPlace): Ty {
  if (captured.by.kind === "Value") return captured.ty;
  return mkRef(reErased, captured.ty, captured.by.borrow === "Shared" ? "Not" : "Mut");
}

function restAfter(captured: CapturedPlace, projection: readonly Projection[]): readonly Projection[] | undefined {
  let position = 0;
  for (const wanted of captured.projections) {
    while (projection[position]?.kind === "Downcast") position += 1;
    const found = projection[position];
    if (found === undefined || found.kind !== wanted.kind) return undefined;
    if (found.kind === "Field" && wanted.kind === "Field" && found.field !== wanted.field) return undefined;
    position += 1;
  }
  return projection.slice(position);
}

export function upvarInfos(tcx: TyCtxt, typed: TypedBody): UpvarInfo[] {
  return typed.captures.map((captured) => ({
    name: captured.name,
    path: capturePath(tcx, captured),
    behindShared: isBehindShared(captured),
    byRef: captured.by.kind === "Value" ? undefined : captured.by.borrow === "Shared" ? "Not" : "Mut",
    mutability: captured.mutability,
    span: captured.useSpan,
  }));
}

/** `*p.x`, as rustc's errors name a captured place. */
function capturePath(tcx: TyCtxt, { name, baseTy, projections }: CapturedPlace): string {
  let path = name;
  let ty = baseTy;
  for (const element of projections) {
    path = element.kind === "Deref" ? `*${path}` : `${path}.${capturedFieldName(tcx, ty, element)}`;
    ({ ty } = element);
  }
  return path;
}

function isBehindShared({ baseTy, projections }: CapturedPlace): boolean {
  return projections.some((element, index) => {
    const ty = projections[index - 1]?.ty ?? baseTy;
    return element.kind === "Deref" && ty.kind === "Ref" && ty.mutbl === "Not";
  });
}
