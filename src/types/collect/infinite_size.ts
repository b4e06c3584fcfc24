/** Types of infinite size (E0072): one that holds itself, or several that hold each other, without a pointer in between. */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import type { Context } from "../context";
import { fieldTySyntax, walkTy } from "../lower/syntax";
import type { AdtDef, GenericArgs, Ty, VariantDef } from "../ty";

/** A field, and the type that has it. */
interface Holder {
  readonly def: DefId;
  readonly variant: number;
  readonly field: number;
}

/** A type that holds itself without a pointer in between; types that hold each other are reported once. Returns whether it does. */
export function checkInfiniteSize(tcx: Context, adt: AdtDef): boolean {
  const cycle = cycleThrough(tcx, adt, tcx.identityArgs(adt.def), adt.def, new Set(), 0);
  if (cycle === undefined) return false;
  // A foreign type on the way (`Option<Self>`) only carries the program's own.
  const ours = cycle.filter(({ def }) => crateOf(def) === userCrate);
  if (Math.min(...ours.map(({ def }) => def)) === adt.def) reportInfiniteSize(tcx, ours);
  return true;
}

/** `cycle`: each holds the next, the last the first. */
function reportInfiniteSize(tcx: Context, cycle: readonly Holder[]): void {
  const names = cycle.map(({ def }) => `\`${tcx.path(def)}\``);
  const list =
    names.length === 1
      ? `type ${names[0] ?? ""}`
      : `types ${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
  const heads = cycle.map(({ def }) => tcx.headSpan(def));
  const places = cycle.flatMap(({ def, variant, field }, index) => {
    const next = cycle[(index + 1) % cycle.length] as Holder;
    const syntax = fieldTySyntax(tcx, def, variant, field);
    if (syntax === undefined) return [];
    const found = placesOf(tcx, def, syntax, next.def);
    return found.length === 0 ? [syntax.span] : found;
  });
  const [span] = heads;
  if (span === undefined) return;
  const edits = places.flatMap((place) => [
    { span: { ...place, hi: place.lo }, replacement: "Box<" },
    { span: { ...place, lo: place.hi }, replacement: ">" },
  ]);
  const message = "insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle";
  tcx.diagnostics.push(
    error("E0072", `recursive ${list} ${names.length === 1 ? "has" : "have"} infinite size`, span, {
      labels: [
        ...heads.map((head, i) => ({ span: head, text: "", ...(i === 0 ? { primary: true } : {}) })),
        ...places.map((place) => ({ span: place, text: "recursive without indirection" })),
      ],
      suggestions: [{ message, edits, applicability: "HasPlaceholders" }],
    }),
  );
}

/** Where a field's type names the next one, in tuples, arrays and arguments too. */
function placesOf(tcx: Context, owner: DefId, ty: ast.Ty, target: DefId): Span[] {
  const found: Span[] = [];
  walkTy(ty, (part) => {
    const res = part.kind === "Path" ? tcx.resolver.resolutions(owner).partialRes(part.id)?.base : undefined;
    const named = res?.kind === "Def" ? res.def : res?.kind === "SelfTyAlias" ? owner : undefined;
    if (named === target) found.push(part.span);
  });
  return found;
}

const maxTypeDepth = 64;

/** The fields held in place by which a type comes to `target`; undefined if there are none. */
function cycleThrough(
  tcx: Context,
  adt: AdtDef,
  args: GenericArgs,
  target: DefId,
  seen: Set<Ty>,
  depth: number,
): Holder[] | undefined {
  for (const { index: variant, fields } of adt.variants)
    for (const { index: field } of fields) {
      const ty = tcx.fieldTy(adt.variants[variant] as VariantDef, field, args);
      const rest = cycleTo(tcx, ty, target, seen, depth + 1);
      if (rest !== undefined) return [{ def: adt.def, variant, field }, ...rest];
    }
  return undefined;
}

function cycleTo(tcx: Context, ty: Ty, target: DefId, seen: Set<Ty>, depth: number): Holder[] | undefined {
  if (seen.has(ty) || depth > maxTypeDepth) return undefined;
  seen.add(ty);
  switch (ty.kind) {
    case "Adt": {
      if (ty.def === target) return [];
      const adt = tcx.adtDef(ty.def);
      return adt.isPhantomData ? undefined : cycleThrough(tcx, adt, ty.args, target, seen, depth);
    }
    case "Tuple":
      return ty.elems.map((elem) => cycleTo(tcx, elem, target, seen, depth + 1)).find((rest) => rest !== undefined);
    case "Array":
      return cycleTo(tcx, ty.elem, target, seen, depth + 1);
    default:
      return undefined;
  }
}
