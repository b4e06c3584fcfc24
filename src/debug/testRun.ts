/**
 * What became of one `#[test]` function, from how its run ended: for the command line's `test` and for a debugged test. The verdict's
 * rules and words are libtest's.
 */
import type { Halt } from "../machine/halt";
import { haltText } from "../machine/halt";
import type { TestCase } from "../resolve/tests";

/** The file that std's `test_start` writes the text of a panic's payload to. */
export const payloadFd = 3;

export type Verdict = { readonly kind: "ok" } | { readonly kind: "failed"; readonly note: string };

/** `payload`: the text of the panic, if it has one. `place`: `file:line:column` of the test's name. */
export function testVerdict(test: TestCase, halt: Halt, payload: string | undefined, place: string): Verdict {
  if (halt.kind !== "Exit") return failed(`note: ${haltText(halt)}`);
  const panicked = halt.code === 101;
  const { shouldPanic } = test;
  if (shouldPanic === undefined) return halt.code === 0 ? { kind: "ok" } : failed("");
  if (!panicked) return halt.code === 0 ? failed(`note: test did not panic as expected at ${place}`) : failed("");
  const { expected } = shouldPanic;
  if (expected === undefined || payload?.includes(expected) === true) return { kind: "ok" };
  if (payload === undefined)
    return failed(
      `note: expected panic with string value,\n found non-string value\n     expected substring: ${quoted(expected)}`,
    );
  return failed(
    `note: panic did not contain expected string\n      panic message: ${quoted(payload)}\n expected substring: ${quoted(expected)}`,
  );
}

function failed(note: string): Verdict {
  return { kind: "failed", note };
}

/** As `{:?}` writes text. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r")}"`;
}

/** `test name - should panic ... ok`. */
export function testLine({ name, ignore, shouldPanic }: TestCase, verdict: Verdict["kind"] | "ignored"): string {
  const reason = ignore?.message === undefined ? "" : `, ${ignore.message}`;
  const word = verdict === "ok" ? "ok" : verdict === "failed" ? "FAILED" : `ignored${reason}`;
  return `test ${name}${shouldPanic === undefined ? "" : " - should panic"} ... ${word}`;
}
