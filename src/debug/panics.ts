/** Which panics stop the program: all, or those that no `catch_unwind` of the program's own waits for; and what one says. */
import type { PanicStops, StackFrameInfo } from "./goals";
import type { MachineTarget } from "./target";
import type { OutputText } from "./view/model";

export function stopsOnPanic(stops: PanicStops, target: MachineTarget): boolean {
  return stops === "always" || (stops === "uncaught" && !isCaught(target));
}

/** The outermost `catch_unwind` is the runtime's, around `main`. */
function isCaught(target: MachineTarget): boolean {
  const frames = target.stackPage(0, target.frameCount());
  const isCatch = ({ body }: (typeof frames)[number]) => body.name === "catch_unwind" && body.source === "Shim";
  const first = frames.findIndex(isCatch);
  return first >= 0 && frames.slice(first).some(({ isInternal }) => !isInternal);
}

/** What the panic's hook wrote stands last. */
export function panicInfo(
  output: readonly OutputText[],
  frames: readonly StackFrameInfo[],
): { readonly message: string; readonly backtrace: string } {
  const stderr = output
    .flatMap(({ stream, text }) => (stream === "stderr" ? [text] : []))
    .join("")
    .trim();
  const own = frames.filter(({ isInternal }) => !isInternal);
  return {
    message: stderr.slice(Math.max(0, stderr.lastIndexOf("\nthread '") + 1)),
    backtrace: own.map(({ name, range }) => `${name} (${range?.uri ?? "?"}:${range?.startLine ?? 0})`).join("\n"),
  };
}
