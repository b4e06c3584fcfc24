/**
 * The allocation records of a run, which stand one after the other from the heap's base. Read again at each stop; a record whose
 * bytes are as they were keeps its object, and where none changed, the list is the same.
 */
import { Allocation, Heap } from "../machine/contract";
import type { TargetAllocation } from "./view/target";

interface Kept {
  readonly at: number;
  readonly blockBytes: number;
  /** Size, type and serial: what tells two records at one place apart. */
  readonly sizeBytes: number;
  readonly serial: number;
  readonly typeId: number;
  /** Undefined for a block that is not live. */
  readonly allocation: TargetAllocation | undefined;
}

class Records {
  private kept: Kept[] = [];
  private live: readonly TargetAllocation[] = [];

  read(view: DataView, make: (at: number) => TargetAllocation): readonly TargetAllocation[] {
    const end = view.getUint32(Heap.next, true);
    const now: Kept[] = [];
    let isSame = true;
    let old = 0;
    for (let at = view.getUint32(Heap.base, true); at < end; ) {
      while ((this.kept[old]?.at ?? end) < at) old++;
      const known = this.kept[old];
      const record = known?.at === at && isUnchanged(view, known) ? known : readRecord(view, at, make);
      if (record.blockBytes === 0) break;
      isSame &&= record === this.kept[now.length];
      now.push(record);
      at += record.blockBytes;
    }
    if (isSame && now.length === this.kept.length) return this.live;
    this.kept = now;
    this.live = now.flatMap(({ allocation }) => allocation ?? []).sort((a, b) => a.id - b.id);
    return this.live;
  }
}

function readRecord(view: DataView, at: number, make: (at: number) => TargetAllocation): Kept {
  const isLive = view.getUint8(at + Allocation.state) === 1;
  return {
    at,
    blockBytes: view.getUint32(at + Allocation.blockBytes, true),
    sizeBytes: view.getUint32(at + Allocation.sizeBytes, true),
    serial: view.getUint32(at + Allocation.serial, true),
    typeId: view.getUint32(at + Allocation.typeId, true),
    allocation: isLive ? make(at) : undefined,
  };
}

function isUnchanged(view: DataView, { at, blockBytes, sizeBytes, serial, typeId, allocation }: Kept): boolean {
  return (
    view.getUint32(at + Allocation.serial, true) === serial &&
    view.getUint32(at + Allocation.blockBytes, true) === blockBytes &&
    view.getUint32(at + Allocation.sizeBytes, true) === sizeBytes &&
    view.getUint32(at + Allocation.typeId, true) === typeId &&
    (view.getUint8(at + Allocation.state) === 1) === (allocation !== undefined)
  );
}

const records = new WeakMap<object, Records>();

export function recordsOf(run: object): Records {
  let found = records.get(run);
  if (found === undefined) {
    found = new Records();
    records.set(run, found);
  }
  return found;
}
