/**
 * The program as instructions: each MIR location of each function has an address in the code segment. Disassembly by address,
 * breakpoints on them, and steps from one to the next; the tracing form stops there.
 */
import { instructionAddress, isMark } from "../machine/codegen/trace";
import { frames, topFrame } from "../machine/frames";
import type { FnRecord, Linker } from "../machine/link";
import type { Machine } from "../machine/machine";
import { printLocation } from "../mir/print";
import type { LoadedProgram } from "./load";
import { sourceRange } from "./story";
import type { SourceRange } from "./view/model";

export interface Instruction {
  readonly address: number;
  readonly text: string;
  /** The function, at its first instruction. */
  readonly symbol: string | undefined;
  readonly range: SourceRange | undefined;
}

export interface InstructionGoal {
  readonly kind: "instruction";
  readonly step: "into" | "over" | "out";
}

export class Instructions {
  private readonly breakpoints = new Map<number, number>();
  private armed: readonly FnRecord[] = [];
  private from = 0;

  constructor(
    private readonly machine: Machine,
    private readonly program: LoadedProgram,
  ) {}

  /** Something asks for the tracing form. */
  get isNeeded(): boolean {
    return this.breakpoints.size > 0;
  }

  /** `count` instructions, the first `offset` away from the one at `address`; undefined where there is none. */
  list(address: number, offset: number, count: number): (Instruction | undefined)[] {
    const { link } = this.machine.program;
    const numbers = inOrderOfCode(link);
    const fnAt = (at: number) => link.fnAt(numbers[at] as number);
    let at = lastIndex(numbers, (number) => link.fnAt(number).codeAddress <= address);
    let index = address - instructionAddress(fnAt(at), 1) + offset;
    while (index < 0 && at > 0) index += fnAt(--at).points.locationCount;
    return Array.from({ length: count }, (): Instruction | undefined => {
      while (at < numbers.length && index >= fnAt(at).points.locationCount) index -= fnAt(at++).points.locationCount;
      const found = at < numbers.length && index >= 0 ? this.instruction(fnAt(at), index) : undefined;
      index++;
      return found;
    });
  }

  private instruction(fn: FnRecord, index: number): Instruction {
    const { location } = fn.points.locate(index + 1);
    const data = fn.body.blocks[location.block];
    const at = data?.statements[location.statementIndex] ?? data?.terminator;
    const label = location.statementIndex === 0 ? `bb${location.block}: ` : "";
    return {
      address: instructionAddress(fn, index + 1),
      text: `${label}${printLocation(this.program.checked.tcx, fn.body, location)}`,
      symbol: index === 0 ? fn.name : undefined,
      range: at === undefined ? undefined : sourceRange(this.program.sources, this.program.callSiteOf(at.info.span)),
    };
  }

  // ---- Breakpoints ----

  /** Sets breakpoints at these addresses and no others; whether each is an instruction's. */
  setBreakpoints(wanted: readonly { readonly address: number; readonly id: number }[]): boolean[] {
    for (const address of this.breakpoints.keys()) this.machine.bytes[address] = 0;
    this.breakpoints.clear();
    const isSet = wanted.map(({ address, id }) => {
      const fn = this.machine.program.link.fnAtCode(address);
      if (fn === undefined || address <= fn.codeAddress + 3) return false;
      const at = runningFrom(fn, address);
      this.breakpoints.set(at, id);
      this.machine.bytes[at] = 1;
      return true;
    });
    this.attend();
    return isSet;
  }

  private attend(): void {
    this.machine.tracing.attend(this.breakpoints.size > 0 || this.armed.length > 0);
  }

  /** The breakpoint that the run stands at. */
  hit(): number | undefined {
    const frame = topFrame(this.machine);
    return frame?.phase === "before" ? this.breakpoints.get(instructionAddress(frame.fn, frame.point)) : undefined;
  }

  /** Sets what was set in another session: of the same program, they mean the same. */
  restore(old: Instructions): void {
    this.setBreakpoints([...old.breakpoints].map(([address, id]) => ({ address, id })));
  }

  // ---- Steps ----

  /** The how-manieth location after a stop point the run stands before, where the tracing form stopped; 0: at one. */
  within(): number {
    return topFrame(this.machine)?.stop === undefined ? this.machine.tracing.locationCount : 0;
  }

  /** Before a run that sets off there, after the tracer was armed. */
  arm(goal: InstructionGoal | undefined, within: number): void {
    const { machine } = this;
    this.disarm();
    if (goal !== undefined || this.isNeeded) machine.trace(true);
    if (goal === undefined) return;
    machine.tracing.locationCount = within;
    const stack = frames(machine);
    const [top] = stack;
    this.from = top?.fp ?? 0;
    if (goal.step === "into") return machine.tracing.stopAtLocation(within + 1);
    this.armed = [...new Set(stack.slice(goal.step === "out" ? 1 : 0).map(({ fn }) => fn))];
    for (const fn of this.armed) machine.bytes.fill(1, fn.codeAddress + 4, fn.codeAddress + fn.codeBytes);
    this.attend();
  }

  /** Whether a stop of the tracing form ends the step. */
  ends({ step }: InstructionGoal): boolean {
    const { machine } = this;
    const frame = topFrame(machine);
    if (frame === undefined) return false;
    if (step === "into") return true;
    return step === "out" ? frame.fp > this.from : frame.fp >= this.from;
  }

  private disarm(): void {
    for (const fn of this.armed) this.machine.bytes.fill(0, fn.codeAddress + 4, fn.codeAddress + fn.codeBytes);
    this.armed = [];
    for (const address of this.breakpoints.keys()) this.machine.bytes[address] = 1;
    this.attend();
  }
}

/** The first address from `address` on that something runs at. */
function runningFrom(fn: FnRecord, address: number): number {
  const { location } = fn.points.locate(address - instructionAddress(fn, 0));
  const statements = fn.body.blocks[location.block]?.statements.slice(location.statementIndex) ?? [];
  const next = statements.findIndex((statement) => !isMark(statement));
  return address + (next < 0 ? statements.length : next);
}

const inOrder = new WeakMap<Linker, { readonly count: number; readonly numbers: readonly number[] }>();

/** Code lies in the order of the functions' numbers. */
function inOrderOfCode(link: Linker): readonly number[] {
  let known = inOrder.get(link);
  if (known?.count !== link.fnCount) {
    const all = Array.from({ length: link.fnCount }, (_, number) => number);
    known = { count: link.fnCount, numbers: all.filter((number) => link.isFn(number)) };
    inOrder.set(link, known);
  }
  return known.numbers;
}

/** Of ascending numbers the last that is accepted, as all before it are; else the first. */
function lastIndex(numbers: readonly number[], accept: (number: number) => boolean): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (accept(numbers[middle] as number)) low = middle;
    else high = middle;
  }
  return low;
}
