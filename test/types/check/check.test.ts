/**
 * Typed bodies and their errors. `bodies/*.rs` have their printed bodies as goldens (`.types`); `errors/*.rs` have what is found
 * (`.errors`: line, column, code, message; of the whole front end) and are held against rustc where it is installed: the same codes on the same lines,
 * except in `todo_…` files, whose goldens tell where we still differ.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Checked, checkProgram } from "../../../src/compile";
import { userCrate } from "../../../src/resolve/def";
import { printTypedBody } from "../../../src/types/check/print";
import { expectGolden, fixtures, goldenPath } from "../../fixtures";
import { hasRustc } from "../../rustc";

const here = path.dirname(new URL(import.meta.url).pathname);

function check(file: string): { readonly checked: Checked; readonly printed: string } {
  const checked = checkProgram({
    name: path.basename(file),
    text: readFileSync(file, "utf8"),
    edition: 2024,
    load: () => undefined,
    cfgTest: false,
  });
  const { tcx } = checked;
  const bodies = tcx.resolver
    .defs(userCrate)
    .filter(({ id, kind }) => kind !== "Closure" && kind !== "Ctor" && tcx.hasBody(id))
    .flatMap(({ id }) => tcx.checkedBodies(id).bodies);
  return { checked, printed: bodies.map((body) => printTypedBody(tcx, body)).join("\n") };
}

function found({ checked }: { readonly checked: Checked }): {
  readonly line: number;
  /** Undefined for what is no error. */
  readonly code: string | undefined;
  readonly text: string;
}[] {
  const list = checked.diagnostics.map((diagnostic) => {
    const { code, level, message } = diagnostic;
    const span = checked.callSiteOf(diagnostic.span);
    const { line, column } = checked.sources.file(span.file).lineColumn(span.lo);
    return { line, code: level === "error" ? code : undefined, text: `${line}:${column} ${level}[${code}] ${message}` };
  });
  return list.sort((a, b) => a.line - b.line || (a.text < b.text ? -1 : 1));
}

interface RustcSpan {
  readonly file_name: string;
  readonly line_start: number;
  readonly expansion: { readonly span: RustcSpan } | null;
}

/** `line code` of the errors that rustc gives; undefined without rustc. */
function rustcErrors(file: string): string[] | undefined {
  if (!hasRustc()) return undefined;
  let output = "";
  try {
    execFileSync("rustc", ["--edition=2024", "--error-format=json", "--emit=obj", "-o", "/dev/null", file], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (e) {
    output = String((e as { stderr: unknown }).stderr);
  }
  const errors: string[] = [];
  for (const line of output.split("\n")) {
    if (!line.startsWith("{")) continue;
    const d = JSON.parse(line) as {
      level: string;
      code: { code: string } | null;
      spans: (RustcSpan & { is_primary: boolean })[];
    };
    let primary: RustcSpan | undefined = d.spans.find((s) => s.is_primary);
    // What a macro of std wrote stands where the macro is called.
    while (primary !== undefined && primary.file_name !== file) primary = primary.expansion?.span;
    if (d.level === "error" && primary !== undefined) errors.push(`${primary.line_start} ${d.code?.code ?? ""}`);
  }
  return errors.sort();
}

describe("typed bodies", () => {
  for (const file of fixtures(path.join(here, "bodies"), ".rs")) {
    it(path.basename(file), () => {
      const checked = check(file);
      expect(found(checked).filter(({ code }) => code !== undefined)).toEqual([]);
      expectGolden(checked.printed, goldenPath(file, ".types"));
    });
  }
});

describe("errors", () => {
  for (const file of fixtures(path.join(here, "errors"), ".rs")) {
    it(path.basename(file), () => {
      const list = found(check(file));
      expectGolden(list.map(({ text }) => text).join("\n"), goldenPath(file, ".errors"));
      const truth = rustcErrors(file);
      if (truth === undefined || path.basename(file).startsWith("todo_")) return;
      expect(
        list
          .filter(({ code }) => code !== undefined)
          .map(({ line, code }) => `${line} ${code}`)
          .sort(),
      ).toEqual(truth);
    });
  }
});
