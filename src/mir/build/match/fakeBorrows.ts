/**
 * What a match guard must not change: the places that the arms' patterns look at. Each is borrowed by a fake borrow before
 * the guard and read after it, so that the borrow checker refuses to assign to it in between. Only matches with a guard
 * have them, and they are gone in the runtime phase.
 *
 * Example: `match *r { Some(n) if … => …, None => … }` fake-borrows `*r`, which is tested, and `r`, which leads there.
 */
import type { Span } from "../../../base/source";
import { mkRef, reErased } from "../../../types/intern";
import type { Local, Place, SourceScope } from "../../mir";
import { placeKey } from "../../placeKey";
import { placeTy } from "../../placeTy";
import { type Builder, placeOf } from "../builder";
import type { Candidate } from "./decide";
import type { Binding, MatchPair } from "./pairs";

export interface FakeBorrow {
  readonly place: Place;
  readonly temp: Local;
}

/** Before the candidates are decided, which takes their pairs apart. */
export function collectFakeBorrows(b: Builder, candidates: readonly Candidate[], span: Span): FakeBorrow[] {
  if (!candidates.some((candidate) => candidate.hasGuard)) return [];
  const places = new Map<string, Place>();
  for (const candidate of candidates) collectFrom(candidate, places);
  return [...places.values()].map((place) => ({ place, temp: fakeBorrowTemp(b, place, span) }));
}

export function fakeBorrowTemp(b: Builder, place: Place, span: Span): Local {
  return b.newLocal({
    ty: mkRef(reErased, placeTy(b.locals, place).ty, "Not"),
    mutability: "Not",
    span,
    scope: 0 as SourceScope,
    kind: { kind: "FakeBorrow" },
  });
}

export function makeFakeBorrow(b: Builder, { place, temp }: FakeBorrow, span: Span): void {
  b.assign(placeOf(temp), { kind: "Ref", region: reErased, borrow: { kind: "Fake", shallow: true }, place }, span);
}

function collectFrom(
  { bindings, pairs }: { readonly bindings: readonly Binding[]; readonly pairs: readonly MatchPair[] },
  places: Map<string, Place>,
): void {
  for (const { place } of bindings) addDerefPrefixes(place, places);
  for (const pair of pairs) collectFromPair(pair, places);
}

function collectFromPair(pair: MatchPair, places: Map<string, Place>): void {
  if (pair.test.kind === "Or") {
    for (const flat of pair.test.alternatives) collectFrom(flat, places);
    return;
  }
  const key = placeKey(pair.place);
  if (!places.has(key)) {
    places.set(key, pair.place);
    addDerefPrefixes(pair.place, places);
  }
  for (const subpair of pair.subpairs) collectFromPair(subpair, places);
}

/** The pointers on the way: changing one would change what is looked at. */
function addDerefPrefixes({ local, projection }: Place, places: Map<string, Place>): void {
  for (let length = projection.length - 1; length >= 0; length--) {
    if (projection[length]?.kind !== "Deref") continue;
    const pointer: Place = { local, projection: projection.slice(0, length) };
    const key = placeKey(pointer);
    if (places.has(key)) return;
    places.set(key, pointer);
  }
}
