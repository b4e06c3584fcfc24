/** Why a run ended, as data, and its words in one place. */
import { HaltCode } from "./contract";

export type Halt =
  /** `main` returned, or `exit` was called. */
  | { readonly kind: "Exit"; readonly code: number }
  /** A panic that nobody caught; its message was printed by std. */
  | { readonly kind: "Panic" }
  | { readonly kind: "Abort" }
  | { readonly kind: "StackOverflow"; readonly stackBytes: number }
  | { readonly kind: "OutOfMemory"; readonly requestedBytes: number; readonly limitBytes: number }
  | { readonly kind: "Deadlock" }
  | { readonly kind: "UndefinedBehaviour"; readonly what: string; readonly address: number }
  /** Should have been refused before the run. */
  | { readonly kind: "Unsupported"; readonly what: string };

/** The process's exit code, as a shell sees it. */
export function exitCodeOf(halt: Halt): number {
  switch (halt.kind) {
    case "Exit":
      return halt.code & 0xff;
    case "Panic":
      return 101;
    default:
      return 134;
  }
}

export function haltText(halt: Halt): string {
  switch (halt.kind) {
    case "Exit":
      return `the program ended with exit code ${halt.code}`;
    case "Panic":
      return "the program panicked";
    case "Abort":
      return "the program aborted";
    case "StackOverflow":
      return `stack overflow: the stack of ${halt.stackBytes} bytes is used up`;
    case "OutOfMemory":
      return `out of memory: ${halt.requestedBytes} bytes more would pass the heap limit of ${halt.limitBytes} bytes`;
    case "Deadlock":
      return "deadlock: every thread waits for another";
    case "UndefinedBehaviour":
      return `undefined behaviour: ${halt.what}`;
    case "Unsupported":
      return `unsupported: ${halt.what}`;
  }
}

/** What a Rust process writes to stderr as it ends so, where std itself has not: rustc's words. */
export function lastWords(halt: Halt): string {
  switch (halt.kind) {
    case "Exit":
    case "Panic":
    case "Abort":
      return "";
    case "StackOverflow":
      return "\nthread 'main' (1) has overflowed its stack\nfatal runtime error: stack overflow, aborting\n";
    default:
      return `\n${haltText(halt)}\n`;
  }
}

/** What compiled code recorded. */
export function haltOf(
  code: number,
  a: bigint,
  limits: { readonly stackBytes: number; readonly heapBytes: number },
): Halt {
  switch (code) {
    case HaltCode.exit:
      return { kind: "Exit", code: Number(BigInt.asIntN(32, a)) };
    case HaltCode.abort:
      return { kind: "Abort" };
    case HaltCode.stackOverflow:
      return { kind: "StackOverflow", stackBytes: limits.stackBytes };
    case HaltCode.outOfMemory:
      return { kind: "OutOfMemory", requestedBytes: Number(a), limitBytes: limits.heapBytes };
    case HaltCode.unreachable:
      return { kind: "UndefinedBehaviour", what: "entering unreachable code", address: 0 };
    case HaltCode.unsupportedIntrinsic:
      return { kind: "Unsupported", what: "an intrinsic that the machine lacks" };
    default:
      return { kind: "UndefinedBehaviour", what: `code ${code}`, address: Number(a) };
  }
}
