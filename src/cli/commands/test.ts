/** `test`: the program's `#[test]` functions. */
import type { Invocation } from "../arguments";
import { InputError, readProgram } from "../program";

export function test(invocation: Invocation): number {
  readProgram(invocation.operands[0] as string, invocation, true);
  throw new InputError("unsupported: running #[test] functions");
}
