/**
 * Expressions in stopped programs: a file of `evaluate/` with notes before the line to stop at (the first time it is reached):
 *
 *     //? v.len() => 3
 *     //? s => error: `s` was moved
 *     use_it(v);
 *
 * The value is its text as a client gets it, with its children where the note says `{…}`. After every stop the program's memory is what
 * it was, and the run ends as it does without looking.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type LoadedProgram, loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";

const folder = path.join(__dirname, "evaluate");

interface Note {
  readonly expression: string;
  readonly value: string;
}

/** By the line that they stand before. */
function notesOf(text: string): Map<number, Note[]> {
  const notes = new Map<number, Note[]>();
  let pending: Note[] = [];
  text.split("\n").forEach((line, index) => {
    const found = /^\s*\/\/\? (.*) => (.*)$/.exec(line);
    if (found !== null) pending.push({ expression: found[1] ?? "", value: found[2] ?? "" });
    else if (pending.length > 0 && line.trim() !== "") {
      notes.set(index + 1, pending);
      pending = [];
    }
  });
  return notes;
}

/** The first program of a file loads std. */
const patience = 300_000;

test.each(readdirSync(folder).filter((name) => name.endsWith(".rs")))(
  "%s",
  (name) => {
    const file = path.join(folder, name);
    const text = readFileSync(file, "utf8");
    const loaded = loadProgram({ program: file, edition: undefined, readFile: () => text });
    if (loaded.kind === "rejected") throw new Error(loaded.rendered.join("\n"));
    const notes = notesOf(text);
    const { found, output } = look(loaded.program, file, notes);
    const wanted = [...notes].flatMap(([line, list]) =>
      list.map(({ expression, value }) => `${line}: ${expression} => ${value}`),
    );
    // Lines are reached in another order than they stand in.
    expect([...found].sort()).toEqual([...wanted].sort());
    expect(output).toEqual(look(loaded.program, file, new Map()).output);
  },
  patience,
);

function look(program: LoadedProgram, file: string, notes: ReadonlyMap<number, readonly Note[]>) {
  let output = "";
  const session = new Session(program, {
    args: [],
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: 16 * 1024 * 1024,
    seed: 0,
    onOutput: (_, written) => {
      output += written;
    },
  });
  session.breakpoints.setLines(
    file,
    [...notes.keys()].map((line) => ({ line, column: undefined })),
  );
  const seen = new Set<number>();
  const found: string[] = [];
  session.resume({ kind: "continue" });
  for (;;) {
    const stop = session.slice(1_000_000);
    if (stop === undefined) continue;
    if (stop.kind !== "stopped") return { found, output };
    const line = session.stackTrace(1, 0, 1).frames[0]?.range?.startLine ?? 0;
    if (!seen.has(line)) {
      seen.add(line);
      for (const note of notes.get(line) ?? [])
        found.push(`${line}: ${note.expression} => ${evaluated(session, note)}`);
    }
    session.resume({ kind: "continue" });
  }
}

function evaluated(session: Session, { expression, value: wanted }: Note): string {
  const time = session.time;
  const result = session.evaluate(expression, 1);
  expect(session.time).toBe(time);
  if (result.kind === "error")
    return wanted.startsWith("error: ") && result.words.includes(wanted.slice(7)) ? wanted : `error: ${result.words}`;
  if (result.kind === "panic") return result.words;
  const { value } = result;
  if (!wanted.includes("{") || value.node.childCount === 0) return value.node.text;
  const children = session.children(value.part, expression, "value", { first: 0, count: 10, hex: false });
  return `${value.node.text} {${children.map((child) => `${child.name}: ${child.node.text}`).join(", ")}}`;
}
