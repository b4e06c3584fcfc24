/**
 * Typed bodies and their errors. `bodies/*.rs` have their printed bodies as goldens (`.types`); `errors/*.rs` have what is found
 * (`.errors`: line, column, code, message) and are held against rustc where it is installed: the same codes on the same lines,
 * except in `todo_…` files, whose goldens tell where we still differ.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { stdFiles } from "glasscrab:std";
import { describe, expect, it } from "vitest";
import { userCrate } from "../../../src/resolve/def";
import { loadStd, resolveCrate } from "../../../src/resolve/crates";
import type { Resolver } from "../../../src/resolve/resolver";
import { checkBodies } from "../../../src/types/check/check";
import { checkTypedBody } from "../../../src/types/check/checks";
import { printTypedBody } from "../../../src/types/check/print";
import { Context } from "../../../src/types/context";
import { expectGolden, fixtures, goldenPath } from "../../fixtures";

const here = path.dirname(new URL(import.meta.url).pathname);
const std = loadStd(new Map(Object.entries(stdFiles)));

function check(file: string): { readonly tcx: Context; readonly resolver: Resolver; readonly printed: string } {
  const text = readFileSync(file, "utf8");
  const resolver = resolveCrate({
    std,
    path: path.basename(file),
    text,
    loader: { load: () => undefined },
    edition: 2024,
    cfgTest: false,
  });
  const tcx = new Context({ resolver, checkBody: checkBodies });
  const owners = resolver
    .defs(userCrate)
    .filter(({ id, kind }) => kind !== "Closure" && kind !== "Ctor" && tcx.hasBody(id));
  const bodies = owners.flatMap(({ id }) => tcx.checkedBodies(id).bodies);
  for (const body of bodies) checkTypedBody(tcx, body);
  return { tcx, resolver, printed: bodies.map((body) => printTypedBody(tcx, body)).join("\n") };
}

function found({
  tcx,
  resolver,
}: {
  readonly tcx: Context;
  readonly resolver: Resolver;
}): { readonly line: number; readonly code: string; readonly text: string }[] {
  const list = tcx.diagnostics.list.map(({ code, level, message, span }) => {
    const { line, column } = resolver.sources.file(span.file).lineColumn(span.lo);
    return { line, code: level === "error" ? code : "", text: `${line}:${column} ${level}[${code}] ${message}` };
  });
  return list.sort((a, b) => a.line - b.line || (a.text < b.text ? -1 : 1));
}

/** `line code` of the errors that rustc gives; undefined without rustc. */
function rustcErrors(file: string): string[] | undefined {
  try {
    execFileSync("rustc", ["--version"], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  let output = "";
  try {
    execFileSync("rustc", ["--edition=2024", "--error-format=json", "--emit=metadata", "-o", "/dev/null", file], {
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
      spans: { is_primary: boolean; line_start: number }[];
    };
    const primary = d.spans.find((s) => s.is_primary);
    if (d.level === "error" && primary !== undefined) errors.push(`${primary.line_start} ${d.code?.code ?? ""}`);
  }
  return errors.sort();
}

describe("typed bodies", () => {
  for (const file of fixtures(path.join(here, "bodies"), ".rs")) {
    it(path.basename(file), () => {
      const checked = check(file);
      expect(found(checked).filter(({ code }) => code !== "")).toEqual([]);
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
          .filter(({ code }) => code !== "")
          .map(({ line, code }) => `${line} ${code}`)
          .sort(),
      ).toEqual(truth);
    });
  }
});
