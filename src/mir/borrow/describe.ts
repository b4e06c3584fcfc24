/** Places in words, as rustc names them in errors: `x`, `p.a`, `*r`, `v[_]`, a closure's captured variable by its own name. */
import type { TyCtxt } from "../../types/tcx";
import type { Body, Local, Place, Projection } from "../mir";
import { placeTy, projectTy } from "../placeTy";

export function localName(body: Body, local: Local): string | undefined {
  const kind = body.locals[local]?.kind;
  if (kind?.kind === "User" || kind?.kind === "Arg") return kind.name;
  if (kind?.kind === "RefForGuard") return localName(body, kind.of);
  return undefined;
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

/** Undefined for places of temporaries. `includeDowncast`: `x as Some`. */
export function describePlace(tcx: TyCtxt, body: Body, place: Place, includeDowncast = false): string | undefined {
  const root = describeRoot(body, place);
  if (root === undefined) return undefined;
  let { text } = root;
  let at = placeTy(body.locals, { local: place.local, projection: place.projection.slice(0, root.length) });
  const rest = place.projection.slice(root.length);
  rest.forEach((element, index) => {
    const next = rest[index + 1];
    text = describeElement(tcx, text, at, element, next, includeDowncast);
    at = projectTy(at, element);
  });
  return text;
}

/** The variable a place starts at, and how many of its projections that takes. */
function describeRoot(body: Body, place: Place): { readonly text: string; readonly length: number } | undefined {
  for (let length = Math.min(place.projection.length, 3); length > 0; length--) {
    const field = upvarField(body, { local: place.local, projection: place.projection.slice(0, length) });
    const upvar = field === undefined ? undefined : body.upvars[field];
    if (upvar !== undefined) return { text: upvar.name, length };
  }
  const text = localName(body, place.local);
  if (text === undefined) return undefined;
  const isGuardRef = body.locals[place.local]?.kind.kind === "RefForGuard" && place.projection[0]?.kind === "Deref";
  return { text, length: isGuardRef ? 1 : 0 };
}

function describeElement(
  tcx: TyCtxt,
  text: string,
  base: ReturnType<typeof placeTy>,
  element: Projection,
  next: Projection | undefined,
  includeDowncast: boolean,
): string {
  switch (element.kind) {
    case "Deref":
      // `r.a`, not `(*r).a`: a field reaches through the reference by itself.
      return next?.kind === "Field" ||
        next?.kind === "Index" ||
        next?.kind === "ConstantIndex" ||
        next?.kind === "Downcast"
        ? text
        : `*${text}`;
    case "Field":
      return `${text.startsWith("*") ? `(${text})` : text}.${fieldName(tcx, base, element.field)}`;
    case "Index":
      return `${text}[_]`;
    case "ConstantIndex":
    case "Subslice":
      return `${text}[..]`;
    case "Downcast":
      return includeDowncast ? `${text} as ${element.name}` : text;
  }
}

function fieldName(tcx: TyCtxt, { ty, variant }: ReturnType<typeof placeTy>, field: number): string {
  if (ty.kind !== "Adt") return String(field);
  return tcx.adtDef(ty.def).variants[variant ?? 0]?.fields[field]?.name ?? String(field);
}
