/** Places in words, as rustc names them in errors: `x`, `p.a`, `*r`, `v[_]`, a closure's captured variable by its own name. */
import type { TyCtxt } from "../../types/tcx";
import type { Span } from "../../base/source";
import type { Body, Local, LocalDecl, Place, Projection } from "../mir";
import { type PlaceTy, placeTy, projectTy } from "../placeTy";

export function localName(body: Body, local: Local): string | undefined {
  const kind = body.locals[local]?.kind;
  if (kind?.kind === "User" || kind?.kind === "Arg") return kind.name;
  if (kind?.kind === "RefForGuard") return localName(body, kind.of);
  return undefined;
}

/** Where a variable is declared, with what stands before its name. */
export function declaredAt({ kind, span }: LocalDecl): Span {
  return kind.kind === "User" ? kind.binding.patSpan : span;
}

/** The captured variable that a place of a closure's body is: the field of the environment, through the reference in it. */
export function upvarField(body: Body, { local, projection }: Place): number | undefined {
  if (body.upvars.length === 0 || local !== 1) return undefined;
  const parts = projection[0]?.kind === "Deref" ? projection.slice(1) : projection;
  const [field, deref, ...rest] = parts;
  if (field?.kind !== "Field" || rest.length > 0) return undefined;
  if (deref !== undefined && (deref.kind !== "Deref" || body.upvars[field.field]?.byRef === undefined))
    return undefined;
  return field.field;
}

export interface DescribeOptions {
  /** Fields of variants have no name. */
  readonly notThroughVariants?: boolean;
  /** Fields of tuple structs and variants are left out. */
  readonly noTupleFields?: boolean;
}

/** Undefined for places of temporaries. */
export function describePlace(
  tcx: TyCtxt,
  body: Body,
  place: Place,
  options: DescribeOptions = {},
): string | undefined {
  const { local, projection } = place;
  let text = localName(body, local);
  const isGuardRef = body.locals[local]?.kind.kind === "RefForGuard";
  // `r.a`, not `(*r).a`: a field reaches through the reference by itself.
  const lastPart = lastPartOf(projection);
  let at = placeTy(body.locals, { local, projection: [] });
  for (const [index, element] of projection.entries()) {
    const upvar = describeUpvar(body, { local, projection: projection.slice(0, index + 1) });
    if (element.kind === "Downcast" && options.notThroughVariants === true) return undefined;
    if (upvar !== undefined) text = upvar;
    else if (element.kind === "Deref") {
      if (text !== undefined && index > lastPart && !(index === 0 && isGuardRef)) text = `*${text}`;
    } else if (text !== undefined) text += describePart(tcx, body, at, element, options);
    at = projectTy(at, element);
  }
  return text;
}

function lastPartOf(projection: readonly Projection[]): number {
  let last = projection.length - 1;
  while (projection[last]?.kind === "Deref" || projection[last]?.kind === "Downcast") last--;
  return last;
}

function describeUpvar(body: Body, place: Place): string | undefined {
  const field = upvarField(body, place);
  return field === undefined ? undefined : body.upvars[field]?.path;
}

function describePart(
  tcx: TyCtxt,
  body: Body,
  base: PlaceTy,
  element: Projection,
  { noTupleFields }: DescribeOptions,
): string {
  switch (element.kind) {
    case "Field":
      return noTupleFields === true && isTupleLike(tcx, base) ? "" : `.${fieldName(tcx, base, element.field)}`;
    case "Index":
      return `[${localName(body, element.local) ?? "_"}]`;
    case "ConstantIndex":
    case "Subslice":
      return "[..]";
    default:
      return "";
  }
}

function isTupleLike(tcx: TyCtxt, { ty, variant }: PlaceTy): boolean {
  return ty.kind === "Adt" && tcx.adtDef(ty.def).variants[variant ?? 0]?.ctorKind === "Fn";
}

function fieldName(tcx: TyCtxt, { ty, variant }: PlaceTy, field: number): string {
  if (ty.kind !== "Adt") return String(field);
  return tcx.adtDef(ty.def).variants[variant ?? 0]?.fields[field]?.name ?? String(field);
}
