/**
 * The bodies of the user's crate as the checks take them: a function, const or static with the closures and anonymous constants inside.
 * A unit's phases are done, or replayed where neither the body nor what it can see changed since the last check (`BodyCache`).
 */
import { type DefId, userCrate } from "../resolve/def";
import type { BodyRecord, Phase } from "../resolve/reuse/body_cache";
import type { Context } from "../types/context";
import type { BodyQueries } from "./queries";

export class BodyUnit {
  private ownerList: readonly DefId[] | undefined;
  private soundList: readonly DefId[] | undefined;

  constructor(
    private readonly tcx: Context,
    private readonly bodies: BodyQueries,
    readonly def: DefId,
    private readonly record: BodyRecord | undefined,
  ) {}

  run<T>(phase: Phase, work: () => T): T {
    return this.record === undefined ? work() : this.record.run(phase, work);
  }

  /** Definitions made for closures, constants and the like inside. */
  get inside(): readonly DefId[] {
    return this.tcx.resolver.defsInBody(this.def);
  }

  /** Definitions with a body of their own, closures not counted. */
  get owners(): readonly DefId[] {
    this.ownerList ??= [this.def, ...this.inside.filter((def) => isOwner(this.tcx, def))];
    return this.ownerList;
  }

  /** Bodies whose typing succeeded and whose patterns are exhaustive, closures included. */
  get sound(): readonly DefId[] {
    this.soundList ??= this.owners
      .flatMap((owner) => this.tcx.checkedBodies(owner).bodies.map(({ def }) => def))
      .filter((def) => this.bodies.isSound(def));
    return this.soundList;
  }
}

/** `isInside`: whether a definition made so far stands in the body of one of them. */
export function bodyUnits(
  tcx: Context,
  bodies: BodyQueries,
): { readonly units: readonly BodyUnit[]; readonly isInside: (def: DefId) => boolean } {
  const { resolver } = tcx;
  const owners = resolver
    .defs(userCrate)
    .map(({ id }) => id)
    .filter((id) => isOwner(tcx, id));
  const all = owners.map((owner) => {
    const record = resolver.reuse?.recordOf(owner);
    return { unit: new BodyUnit(tcx, bodies, owner, record), isKnown: record?.has("types") === true };
  });
  const inside = new Set(all.flatMap(({ unit, isKnown }) => (isKnown ? [] : unit.inside)));
  return {
    units: all.map(({ unit }) => unit).filter(({ def }) => !inside.has(def)),
    isInside: (def) => inside.has(def),
  };
}

function isOwner(tcx: Context, def: DefId): boolean {
  const { kind } = tcx.def(def);
  return kind !== "Closure" && kind !== "Ctor" && tcx.hasBody(def);
}
