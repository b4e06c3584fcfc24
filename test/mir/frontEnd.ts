/** The front end as far as MIR, for `.rs` fixtures: std is loaded once for the test file. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { stdFiles } from "glasscrab:std";
import { type Diagnostic, noteText } from "../../src/base/diagnostic";
import { openContext } from "../../src/machine/openContext";
import type { BodyQueries } from "../../src/mir/queries";
import { loadStd, resolveCrate, type StdCrates } from "../../src/resolve/crates";
import type { DefId } from "../../src/resolve/def";
import { userCrate } from "../../src/resolve/def";
import type { Context } from "../../src/types/context";

let std: StdCrates | undefined;

export interface Program {
  readonly tcx: Context;
  readonly bodies: BodyQueries;
  /** Functions, consts, statics and closures of the file, in order. */
  readonly definitions: readonly DefId[];
}

export function programOf(file: string): Program {
  std ??= loadStd(new Map(Object.entries(stdFiles)));
  const text = readFileSync(file, "utf8");
  const edition = text.startsWith("//@ edition: 2021") ? 2021 : 2024;
  const resolver = resolveCrate({
    std,
    path: path.basename(file),
    text,
    loader: { load: () => undefined },
    edition,
    cfgTest: false,
  });
  const { tcx, bodies } = openContext(resolver);
  return { tcx, bodies, definitions: definitionsOf(tcx) };
}

function definitionsOf(tcx: Context): DefId[] {
  const kinds = new Set(["Fn", "AssocFn", "Const", "Static"]);
  const found = new Set<DefId>();
  for (const { id, kind } of tcx.resolver.defs(userCrate)) {
    if (!kinds.has(kind) || !tcx.hasBody(id)) continue;
    for (const typed of tcx.checkedBodies(id).bodies) found.add(typed.def);
  }
  return [...found];
}

export function diagnosticText(tcx: Context, diagnostic: Diagnostic): string {
  const { sources } = tcx;
  const labels = diagnostic.labels.map(
    ({ span, text, primary }) => `  ${sources.locate(span).replace(/^[^:]*:/, "")}${primary ? " ^" : ""} ${text}`,
  );
  const rest = [
    ...diagnostic.notes.map((note) => `  note: ${noteText(note)}`),
    ...diagnostic.help.map((help) => `  help: ${noteText(help)}`),
  ];
  const suggestions = diagnostic.suggestions.map(
    ({ message, edits }) => `  help: ${message}: ${edits.map((edit) => `\`${edit.replacement}\``).join(", ")}`,
  );
  return [`${diagnostic.level}[${diagnostic.code}]: ${diagnostic.message}`, ...labels, ...rest, ...suggestions].join(
    "\n",
  );
}
