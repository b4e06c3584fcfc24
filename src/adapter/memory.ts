/**
 * Memory and code as a client asks for them: bytes by memory reference, MIR locations as instructions. What is written to memory
 * is told by the caller (`memory` and `invalidated` events).
 */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Session } from "../debug/session";
import { RequestError } from "./dispatch";
import type { Sources } from "./sources";

/** Ids of line breakpoints count from 1, those of `watching.ts` from a million. */
let nextInstructionId = 2_000_000;

function addressOf(reference: string, offset: number | undefined): number {
  const address = Number(reference) + (offset ?? 0);
  if (!Number.isSafeInteger(address)) throw new RequestError(`'${reference}' is no memory reference`, false);
  return address;
}

export function hex(address: number): string {
  return `0x${address.toString(16)}`;
}

export function readMemory(
  session: Session,
  args: DebugProtocol.ReadMemoryArguments,
): DebugProtocol.ReadMemoryResponse["body"] {
  const address = addressOf(args.memoryReference, args.offset);
  const bytes = session.readMemory(address, args.count);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { address: hex(address), data: btoa(binary), unreadableBytes: args.count - bytes.length };
}

export function writeMemory(
  session: Session,
  args: DebugProtocol.WriteMemoryArguments,
): DebugProtocol.WriteMemoryResponse["body"] {
  const address = addressOf(args.memoryReference, args.offset);
  const bytes = Uint8Array.from(atob(args.data), (character) => character.charCodeAt(0));
  if (session.writeMemory(address, bytes) < bytes.length)
    throw new RequestError(
      `the ${bytes.length} bytes at ${hex(address)} cannot be written: only the stack, the heap and writable statics can`,
    );
  return { bytesWritten: bytes.length };
}

export function disassemble(
  session: Session,
  sources: Sources,
  args: DebugProtocol.DisassembleArguments,
): DebugProtocol.DisassembleResponse["body"] {
  const start = addressOf(args.memoryReference, args.offset);
  const list = session.instructions.list(start, args.instructionOffset ?? 0, args.instructionCount);
  const instructions = list.map((found, i): DebugProtocol.DisassembledInstruction => {
    // Beyond the program: an address that is none of its own, so that a client can tell the rows apart.
    if (found === undefined) return { address: hex(i), instruction: "", presentationHint: "invalid" };
    const { address, text, symbol, range } = found;
    return {
      address: hex(address),
      instruction: text,
      ...(symbol === undefined ? {} : { symbol }),
      ...(range === undefined ? {} : { location: sources.sourceOut(range.uri), ...sources.rangeOut(range) }),
    };
  });
  return { instructions };
}

export function setInstructionBreakpoints(
  session: Session,
  args: DebugProtocol.SetInstructionBreakpointsArguments,
): DebugProtocol.SetInstructionBreakpointsResponse["body"] {
  const wanted = args.breakpoints.map(({ instructionReference, offset }) => ({
    address: addressOf(instructionReference, offset),
    id: nextInstructionId++,
  }));
  const verified = session.instructions.setBreakpoints(wanted);
  return {
    breakpoints: wanted.map(({ id, address }, i) => ({
      id,
      verified: verified[i] === true,
      instructionReference: hex(address),
    })),
  };
}
