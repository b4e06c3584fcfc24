/**
 * What is written to the frame where the code of an activation is left (`exits.ts`): the parts of locals that may have a value there.
 * Most temporaries have one at no such place, or at one: these are written there, or never, so that no code keeps them for all places
 * together. A variable of the program keeps the bytes it was moved out of: they are shown.
 */
import { BitSet } from "../../base/bitset";
import type { BasicBlock, BasicBlockData, Body, Local, Operand, Place, Statement } from "../../mir/mir";
import { operandsOfStatement, operandsOfTerminator } from "../../mir/operands";
import type { FnRecord, Linker } from "../link";
import { partsOf, type Part } from "../parts";
import type { Callee } from "./calls";
import { type Cfg, normalSuccessors } from "./cfg";
import { observesTime } from "./fuel";
import { PlaceGen } from "./places";
import { Code } from "../wasm/code";

/** Where an activation is left: before or in the terminator of a block, or at a loop's head. */
export type Site = { readonly kind: "Terminator" | "Head"; readonly block: BasicBlock };

/** Parts by `2 * local + index`. */
export interface Spills {
  /** Written wherever the code is left. */
  readonly shared: BitSet;
  /** Of the others: those that may have a value at a place. */
  readonly at: (site: Site) => BitSet;
  /** Those that may have a value at the start of some loop. */
  readonly atHeads: BitSet;
}

export const partsPerLocal = 2;

const known = new WeakMap<FnRecord, Spills>();

export function spillsOf(link: Linker, fn: FnRecord, cfg: Cfg, callees: ReadonlyMap<BasicBlock, Callee>): Spills {
  let spills = known.get(fn);
  if (spills === undefined) {
    spills = new Values(link, fn, cfg, callees).spills();
    known.set(fn, spills);
  }
  return spills;
}

/** Which parts may have a value, through a body without its unwind paths. */
class Values {
  private readonly body: Body;
  private readonly parts: readonly (readonly Part[])[];
  private readonly gen: PlaceGen;
  private readonly before: BitSet[];

  constructor(
    link: Linker,
    fn: FnRecord,
    private readonly cfg: Cfg,
    private readonly callees: ReadonlyMap<BasicBlock, Callee>,
  ) {
    this.body = fn.body;
    this.gen = new PlaceGen(link, fn, new Code([]), 0, []);
    this.gen.code.discard();
    this.parts = fn.tys.map((ty) => partsOf(link.cx.layouts.layoutOf(ty)) ?? []);
    this.before = fn.body.blocks.map(() => new BitSet());
  }

  spills(): Spills {
    this.flow();
    const { order, isLoopHead } = this.cfg;
    const [atTerminator, once, shared, atHeads] = [
      new Map<BasicBlock, BitSet>(),
      new BitSet(),
      new BitSet(),
      new BitSet(),
    ];
    const count = (values: BitSet): void => {
      for (const part of values) if (!once.add(part) || this.isKept(part)) shared.add(part);
    };
    for (const block of order) {
      const atStart = this.before[block] as BitSet;
      if (isLoopHead[block] === true) {
        atHeads.union(atStart);
        count(atStart);
      }
      const values = this.atTerminator(block);
      atTerminator.set(block, values);
      if (this.mayLeave(block)) count(values);
    }
    const others = (values: BitSet): BitSet => {
      const own = values.clone();
      own.subtract(shared);
      return own;
    };
    const at = ({ kind, block }: Site): BitSet =>
      others((kind === "Head" ? this.before[block] : atTerminator.get(block)) as BitSet);
    return { shared, at, atHeads };
  }

  private flow(): void {
    const { body, before, cfg } = this;
    for (let local = 1; local <= body.argCount; local++) this.assigned(before[0] as BitSet, local as Local);
    for (let changed = true; changed; ) {
      changed = false;
      for (const block of cfg.order) {
        const { terminator } = body.blocks[block] as BasicBlockData;
        const values = this.atTerminator(block);
        this.moveOperands(values, operandsOfTerminator(terminator));
        if (terminator.kind === "Call") this.written(values, terminator.destination);
        for (const next of normalSuccessors(terminator))
          if ((before[next] as BitSet).union(values) && cfg.isLoopHead[next] === true) changed = true;
      }
    }
  }

  /** Where it is left at or after a call, what was moved into the call is not there any more. */
  private atTerminator(block: BasicBlock): BitSet {
    const { statements, terminator } = this.body.blocks[block] as BasicBlockData;
    const values = (this.before[block] as BitSet).clone();
    for (const statement of statements) this.statement(values, statement);
    if (terminator.kind === "Call" && terminator.target !== undefined && this.callees.get(block)?.kind !== "Intrinsic")
      this.moveOperands(values, terminator.args);
    return values;
  }

  private statement(values: BitSet, statement: Statement): void {
    if (statement.kind === "Assign") {
      this.moveOperands(values, operandsOfStatement(statement));
      this.written(values, statement.place);
    } else if (statement.kind === "SetDiscriminant") this.written(values, statement.place);
    else if (statement.kind === "StorageDead") this.remove(values, statement.local, () => true);
  }

  private moveOperands(values: BitSet, operands: readonly Operand[]): void {
    for (const operand of operands) if (operand.kind === "Move") this.moved(values, operand.place);
  }

  private moved(values: BitSet, { local, projection }: Place): void {
    if (this.isVariable(local)) return;
    const [element, ...more] = projection;
    if (element === undefined) return this.remove(values, local, () => true);
    const ty = this.gen.fn.tys[local];
    if (more.length > 0 || element.kind !== "Field" || ty === undefined) return;
    const field = this.gen.fieldLayout(ty, element.field, undefined);
    const end = field.offsetBytes + this.gen.layout(field.ty).sizeBytes;
    this.remove(values, local, ({ offsetBytes }) => offsetBytes >= field.offsetBytes && offsetBytes < end);
  }

  private written(values: BitSet, { local, projection }: Place): void {
    if (!projection.some(({ kind }) => kind === "Deref")) this.assigned(values, local);
  }

  private assigned(values: BitSet, local: Local): void {
    for (const index of (this.parts[local] ?? []).keys()) values.add(partsPerLocal * local + index);
  }

  private remove(values: BitSet, local: Local, isMeant: (part: Part) => boolean): void {
    for (const [index, part] of (this.parts[local] ?? []).entries())
      if (isMeant(part)) values.delete(partsPerLocal * local + index);
  }

  private isVariable(local: Local): boolean {
    const kind = this.body.locals[local]?.kind.kind;
    return kind === "User" || kind === "Arg";
  }

  private isKept(part: number): boolean {
    return this.isVariable(Math.floor(part / partsPerLocal) as Local);
  }

  private mayLeave(block: BasicBlock): boolean {
    const { kind } = (this.body.blocks[block] as BasicBlockData).terminator;
    const callee = this.callees.get(block);
    if (callee?.kind === "Intrinsic") return observesTime(callee.name);
    return callee !== undefined || kind === "Assert" || kind === "Unreachable";
  }
}
