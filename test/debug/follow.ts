/** Runs a program to its end and keeps the memory at chosen lines as text: for goldens of pictures. */
import { readFileSync } from "node:fs";
import { type LoadedProgram, loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";
import { renderText } from "../../src/debug/view/text";

const loadedFiles = new Map<string, LoadedProgram>();

/** Loads the program of a file, once; `uri` is the name that the program knows it by. */
export function loadFile(file: string, uri: string): LoadedProgram {
  const known = loadedFiles.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, "utf8");
  const loaded = loadProgram({
    program: uri,
    edition: 2024,
    readFile: (asked) => (asked === uri ? text : missing(asked)),
  });
  if (loaded.kind === "rejected") throw new Error(loaded.rendered.join("\n"));
  loadedFiles.set(file, loaded.program);
  return loaded.program;
}

export interface Followed {
  readonly stdout: string;
  readonly exitCode: number;
  readonly pictures: string;
}

/** The pictures at each stop on the lines of its file, and at the end. */
export function follow(program: LoadedProgram, uri: string, lines: readonly number[]): Followed {
  let stdout = "";
  const session = new Session(program, {
    args: [],
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: undefined,
    seed: 0,
    onOutput: (stream, text) => {
      if (stream === "stdout") stdout += text;
    },
  });
  session.panicStops = "never";
  session.breakpoints.setLines(
    uri,
    lines.map((line) => ({ line, column: undefined })),
  );
  const pictures: string[] = [];
  for (;;) {
    session.resume({ kind: "continue" });
    const stop = untilStop(session);
    const answer = session.view({ limits: { frameCount: 4 } });
    if (answer.kind === "full") pictures.push(renderText(answer.view, { addresses: false }));
    if (stop.kind === "ended") return { stdout, exitCode: stop.exitCode, pictures: pictures.join("\n") };
  }
}

function untilStop(session: Session) {
  for (;;) {
    const stop = session.slice(10_000_000);
    if (stop !== undefined) return stop;
  }
}

function missing(uri: string): never {
  throw new Error(`no file ${uri}`);
}
