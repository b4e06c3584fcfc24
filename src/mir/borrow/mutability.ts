/** Whether a place may be written through: rustc's `is_mutable`. Gives the part of the place that forbids it. */
import type { Span } from "../../base/source";
import type { Body, Place } from "../mir";
import { placeTy } from "../placeTy";
import { upvarField } from "./describe";

export interface MutableUse {
  readonly kind: "Assign" | "Borrow";
  readonly span: Span;
  /** The borrow is the capture of a closure: its header, and the use inside. */
  readonly captured?: { readonly header: Span; readonly use: Span } | undefined;
}

/** Undefined: allowed. Else the place that is not mutable: a local, a capture, or a dereference of a shared pointer. */
export function checkMutable(body: Body, place: Place, localsAllowed = false): Place | undefined {
  const last = place.projection.at(-1);
  if (last === undefined) {
    const decl = body.locals[place.local];
    return localsAllowed || decl === undefined || decl.mutability === "Mut" || isOurs(decl.kind.kind)
      ? undefined
      : place;
  }
  const base: Place = { local: place.local, projection: place.projection.slice(0, -1) };
  if (last.kind === "Deref") {
    const { ty } = placeTy(body.locals, base);
    if (ty.kind === "RawPtr") return ty.mutbl === "Mut" ? undefined : place;
    if (ty.kind !== "Ref") return checkMutable(body, base, localsAllowed);
    if (ty.mutbl === "Not") return place;
    const field = upvarField(body, place);
    const isByRefUpvar = field !== undefined && body.upvars[field]?.byRef !== undefined;
    return checkMutable(body, base, isByRefUpvar ? localsAllowed : true);
  }
  const field = last.kind === "Field" ? upvarField(body, place) : undefined;
  const upvar = field === undefined ? undefined : body.upvars[field];
  if (upvar !== undefined && upvar.mutability === "Not" && !localsAllowed) return place;
  return checkMutable(body, base, upvar !== undefined || localsAllowed);
}

function isOurs(kind: Body["locals"][number]["kind"]["kind"]): boolean {
  return kind !== "User" && kind !== "Arg";
}
