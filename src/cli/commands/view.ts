/** `view FILE[:LINE]…`: runs the program and prints the memory at each stop on those lines, or at every step without one. */
import { loadProgram } from "../../debug/load";
import { Session } from "../../debug/session";
import { renderText } from "../../debug/view/text";
import { type Invocation, UsageError } from "../arguments";
import { readText } from "../program";

const sliceFuel = 10_000_000;
/** An endless program is not followed for ever. */
const maxStops = 10_000;

export function view(invocation: Invocation): number {
  const places = invocation.operands.map(parsePlace);
  const file = places[0]?.file as string;
  if (places.some((place) => place.file !== file)) throw new UsageError("all lines must be of one file");
  const lines = places.flatMap(({ line }) => (line === undefined ? [] : [line]));
  const loaded = loadProgram({ program: file, edition: invocation.edition, readFile: readText });
  if (loaded.kind === "rejected") {
    process.stderr.write(loaded.rendered.map((text) => `${text}\n\n`).join(""));
    return 1;
  }
  const session = new Session(loaded.program, {
    args: invocation.programArgs,
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: undefined,
    seed: 0,
    onOutput: () => {},
  });
  session.breakpoints.setLines(
    file,
    lines.map((line) => ({ line, column: undefined })),
  );
  return follow(session, lines.length > 0);
}

function follow(session: Session, byBreakpoints: boolean): number {
  session.resume({ kind: byBreakpoints ? "continue" : "entry" });
  for (let stops = 0; stops < maxStops; ) {
    const stop = session.slice(sliceFuel);
    if (stop === undefined) continue;
    stops++;
    const answer = session.view({});
    if (answer.kind === "full") process.stdout.write(`${renderText(answer.view, { addresses: false })}\n`);
    if (stop.kind === "ended") return stop.exitCode;
    session.resume({ kind: byBreakpoints ? "continue" : "into" });
  }
  process.stderr.write(`stopped after ${maxStops} stops\n`);
  return 1;
}

function parsePlace(text: string): { readonly file: string; readonly line: number | undefined } {
  const match = /^(.*\.rs):(\d+)$/.exec(text);
  return match === null ? { file: text, line: undefined } : { file: match[1] as string, line: Number(match[2]) };
}
