/**
 * What the machine's events mean to a person: which variable moved where, what is dropped, which block was allocated by which
 * line. Decoded from the MIR that stands where the event happened; nothing is said that it does not show.
 */
import type { Span } from "../base/source";
import type { FnRecord } from "../machine/link";
import { blockType, type EventKind, type EventSite, type MachineEvent } from "../machine/tracing";
import type { Machine } from "../machine/machine";
import { describePlace } from "../mir/borrow/describe";
import type { Body, Location, Operand, Place, Statement, Terminator } from "../mir/mir";
import { rvalueOperands } from "../mir/operands";
import { placeTy } from "../mir/placeTy";
import type { Ty } from "../types/ty";
import type { LoadedProgram } from "./load";
import { moveTargetName } from "./states";
import { sourceRange } from "./story";
import type { MachineTarget } from "./target";
import type { SourceRange } from "./view/model";

export interface EventStory {
  readonly kind: EventKind;
  readonly time: number;
  readonly words: string;
  /** By what a condition can name it: the variable, the place, the type, the block. */
  readonly names: readonly string[];
  /** Where the program's own code was. */
  readonly range: SourceRange | undefined;
  readonly address: number;
  /** `alloc3`, of an allocation, reallocation or free. */
  readonly block: string | undefined;
}

export interface StoryContext {
  readonly program: LoadedProgram;
  readonly machine: Machine;
  readonly target: MachineTarget;
}

interface Told {
  readonly words: string;
  readonly names: readonly string[];
}

/** Undefined for what is no event to a person. */
export function eventStory(cx: StoryContext, event: MachineEvent): EventStory | undefined {
  const told = tell(cx, event);
  if (told === undefined || event.site === undefined) return undefined;
  return {
    kind: event.kind,
    time: event.time,
    ...told,
    range: siteRange(cx, event.site),
    address: event.address,
    block: isBlockEvent(event.kind) ? `alloc${event.a}` : undefined,
  };
}

export function siteRange({ program }: StoryContext, { fn, location }: EventSite): SourceRange | undefined {
  const span = spanAt(fn.body, location);
  return span === undefined ? undefined : sourceRange(program.sources, program.callSiteOf(span));
}

function spanAt(body: Body, location: Location): Span | undefined {
  return at(body, location)?.info.span;
}

function at(body: Body, { block, statementIndex }: Location): Statement | Terminator | undefined {
  const data = body.blocks[block];
  return data?.statements[statementIndex] ?? data?.terminator;
}

function isBlockEvent(kind: EventKind): boolean {
  return kind === "allocation" || kind === "free" || kind === "reallocation";
}

function tell(cx: StoryContext, event: MachineEvent): Told | undefined {
  switch (event.kind) {
    case "allocation":
    case "free":
    case "reallocation":
      return tellBlock(cx, event);
    case "move":
      return tellMove(cx, event);
    case "drop":
      return tellDrop(cx, event);
    case "borrow":
      return tellBorrow(cx, event);
    case "write":
      return tellWrite(cx, event);
    case "call":
    case "return": {
      const { name } = cx.machine.program.link.fnAt(event.a);
      return { words: `\`${name}\` ${event.kind === "call" ? "was called" : "returned"}`, names: [name] };
    }
  }
}

function tellBlock(cx: StoryContext, event: MachineEvent): Told {
  const ty = blockType(cx.machine, event);
  const typeNames = ty === undefined ? [] : namesOfType(cx, ty);
  const of = typeNames[0] === undefined ? "" : ` for \`${typeNames[0]}\``;
  const block = `alloc${event.a}`;
  const bytes = `${event.b} byte${event.b === 1 ? "" : "s"}`;
  const words = {
    allocation: `allocated ${bytes}${of}: ${block}`,
    free: `freed ${block}, ${bytes}${of}`,
    reallocation: `resized a block: now ${bytes}${of}, ${block}`,
  }[event.kind as "allocation" | "free" | "reallocation"];
  return { words, names: [...typeNames, block] };
}

function tellMove(cx: StoryContext, event: MachineEvent): Told | undefined {
  const found = ownSite(cx, event);
  const operand = found === undefined ? undefined : operandsAt(found.fn.body, found.location)[event.detail];
  if (found === undefined || operand === undefined || operand.kind === "Constant") return undefined;
  const { fn, location } = found;
  const { name, names } = namesOfPlace(cx, fn, operand.place);
  const to = cx.target.statesOf(fn.body).moveTarget(location);
  return { words: `${name} moved into ${moveTargetName(to)}`, names };
}

function tellDrop(cx: StoryContext, event: MachineEvent): Told | undefined {
  const found = ownSite(cx, event);
  const terminator = found === undefined ? undefined : at(found.fn.body, found.location);
  if (found === undefined || terminator?.kind !== "Drop") return undefined;
  const { name, names, ty } = namesOfPlace(cx, found.fn, terminator.place);
  const type = `\`${cx.program.checked.tcx.printTy(ty)}\``;
  return { words: name.startsWith("`") ? `${name} (${type}) is dropped` : `a ${type} is dropped`, names };
}

function tellBorrow(cx: StoryContext, event: MachineEvent): Told | undefined {
  const found = ownSite(cx, event);
  const statement = found === undefined ? undefined : at(found.fn.body, found.location);
  if (found === undefined || statement?.kind !== "Assign" || statement.rvalue.kind !== "Ref") return undefined;
  const { name, names } = namesOfPlace(cx, found.fn, statement.rvalue.place);
  return { words: `${name} is borrowed${event.detail === 1 ? " as `&mut`" : ""}`, names };
}

function tellWrite(cx: StoryContext, { site }: MachineEvent): Told | undefined {
  if (site === undefined) return undefined;
  const done = at(site.fn.body, site.location);
  const place = done?.kind === "Assign" ? done.place : done?.kind === "Call" ? done.destination : undefined;
  if (place === undefined) return undefined;
  const { name, names } = namesOfPlace(cx, site.fn, place);
  return { words: `${name} was written`, names };
}

/** Where the move, drop or borrow itself stands. */
export function ownSite({ machine }: StoryContext, { a, b }: MachineEvent): EventSite | undefined {
  if (b === 0) return undefined;
  const fn = machine.program.link.fnAt(a);
  return { fn, location: fn.points.locate(b).location };
}

function operandsAt(body: Body, location: Location): readonly Operand[] {
  const found = at(body, location);
  if (found?.kind === "Assign") return rvalueOperands(found.rvalue);
  return found?.kind === "Call" ? found.args : [];
}

function namesOfPlace(
  cx: StoryContext,
  fn: FnRecord,
  place: Place,
): { readonly name: string; readonly names: readonly string[]; readonly ty: Ty } {
  const { tcx } = cx.program.checked;
  const ty = cx.program.linked.context.monoTy(placeTy(fn.body.locals, place).ty, fn.args);
  const isOwn = cx.program.userBodies.includes(fn.body);
  const text = isOwn ? describePlace(tcx, fn.body, place) : undefined;
  const kind = fn.body.locals[place.local]?.kind;
  const variable = isOwn && (kind?.kind === "User" || kind?.kind === "Arg") ? kind.name : undefined;
  const known = [text, variable].filter((name) => name !== undefined);
  return { name: text === undefined ? "a value" : `\`${text}\``, names: [...known, ...namesOfType(cx, ty)], ty };
}

/** `Vec<i32>`, and `Vec`. */
function namesOfType({ program }: StoryContext, ty: Ty): string[] {
  const text = program.checked.tcx.printTy(ty);
  const plain = text.replace(/<.*$/, "");
  return plain === text || plain === "" ? [text] : [text, plain];
}
