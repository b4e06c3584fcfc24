/**
 * The locals of an activation that live in WebAssembly's, on their way to the frame and back: written where the code is left
 * (`spills.ts` says which), read where it is entered again.
 */
import type { BitSet } from "../../base/bitset";
import { expectDefined } from "../../base/invariant";
import type { FnRecord } from "../link";
import type { Code, WasmLocal } from "../wasm/code";
import type { Home } from "./places";
import { partsPerLocal, type Site, type Spills } from "./spills";

export class SavedLocals {
  constructor(
    private readonly code: Code,
    private readonly fn: FnRecord,
    private readonly fp: WasmLocal,
    private readonly homes: readonly Home[],
    private readonly spills: Spills,
  ) {}

  reload(local: number, isWanted: (reg: WasmLocal, index: number) => boolean = () => true): void {
    const home = this.homes[local];
    if (home?.kind !== "Regs") return;
    const slot = expectDefined(this.fn.frame.slots[local], "slot");
    for (const [index, { part, local: reg }] of home.regs.entries()) {
      if (!isWanted(reg, index)) continue;
      this.code.get(this.fp);
      this.code.mem(part.load, slot.offsetBytes + part.offsetBytes);
      this.code.set(reg);
    }
  }

  /** What may have a value at a loop's head. */
  reloadAtHeads(): void {
    const { atHeads } = this.spills;
    for (const local of this.homes.keys()) this.reload(local, (_, index) => atHeads.has(partsPerLocal * local + index));
  }

  spill(local: number, isWanted: (index: number) => boolean = () => true): void {
    const home = this.homes[local];
    if (home?.kind !== "Regs") return;
    const slot = expectDefined(this.fn.frame.slots[local], "slot");
    for (const [index, { part, local: reg }] of home.regs.entries()) {
      if (!isWanted(index)) continue;
      this.code.get(this.fp);
      this.code.get(reg);
      this.code.mem(part.store, slot.offsetBytes + part.offsetBytes);
    }
  }

  /** What is written wherever the code is left. */
  spillShared(): void {
    this.spillParts(this.spills.shared);
  }

  /** And what only there. */
  spillAt(site: Site): void {
    this.spillParts(this.spills.at(site));
  }

  private spillParts(wanted: BitSet): void {
    for (const local of this.homes.keys()) this.spill(local, (index) => wanted.has(partsPerLocal * local + index));
  }

  /**
   * Its value means nothing any more. What is spilled wherever the code is left would, in a loop, have to be kept from one round to the
   * next for that alone.
   */
  forget(local: number): void {
    const home = this.homes[local];
    if (home?.kind !== "Regs") return;
    for (const [index, { part, local: reg }] of home.regs.entries())
      if (this.spills.shared.has(partsPerLocal * local + index)) this.code.setZero(part.type, reg);
  }
}
