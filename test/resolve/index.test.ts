/**
 * The index of std: opened, it is what was written (definitions with their syntax save its documentation, names of modules, scopes), and the self types it
 * knows by their outermost constructor are those that lowering finds.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { stdFiles, stdIndex } from "glasscrab:std";
import { expect, it } from "vitest";
import { loadStd, resolveCrate, type StdCrates } from "../../src/resolve/crates";
import type { DefId } from "../../src/resolve/def";
import { openStd } from "../../src/resolve/index/open";
import { writeStd } from "../../src/resolve/index/write";
import type { MacroRulesScope, Module, NameBinding } from "../../src/resolve/module";
import { simplifyTy } from "../../src/types/collect/impls";
import { Context } from "../../src/types/context";
import { internStored } from "../../src/types/stored";

const folder = path.join(import.meta.dirname, "std");
const texts = Object.fromEntries(
  ["core/lib.rs", "std/lib.rs"].map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
);

it("an index that is opened is what was written", () => {
  const written = loadStd(new Map(Object.entries(texts)));
  const { data, ...index } = writeStd(written);
  const opened = openStd({ ...JSON.parse(JSON.stringify(index)), data }, texts, internStored);
  expect(picture(opened)).toEqual(picture(written));
});

it("what later stages wrote is read as it was, short or long", () => {
  const written = loadStd(new Map(Object.entries(texts)));
  const defs = written.sessions.flatMap(({ crate }) => crate.definitions.list);
  const answers = new Map<string, ReadonlyMap<DefId, unknown>>([
    ["short", new Map(defs.map(({ id, span }, i) => [id, { kind: `k${i % 3}`, def: id, local: i, span }] as const))],
    ["long", new Map(defs.map(({ id }) => [id, longAnswer(defs, id)] as const))],
  ]);
  const partsOf = () => undefined;
  const { data, ...index } = writeStd(written, { answers, partsOf, compiled: new Set() });
  const opened = openStd({ ...JSON.parse(JSON.stringify(index)), data }, texts, internStored);
  for (const [name, values] of answers)
    for (const [def, value] of values) expect(opened.answer?.(name, def)).toEqual(value);
});

/** Like a body: many values of every sort. */
function longAnswer(defs: StdCrates["sessions"][number]["crate"]["definitions"]["list"], own: DefId) {
  return defs.slice(0, 40).map(({ id, parent, name, span }, i) => ({
    kind: "Statement",
    place: { local: i * 7, projection: i % 3 === 0 ? [] : [{ kind: "Field", field: -i }] },
    info: { span: i % 2 === 0 ? span : { ...span, hi: span.hi + i }, scope: i >> 2 },
    def: i % 5 === 0 ? own : id,
    parent,
    name: `${name}${own}`,
    bits: i % 4 === 0 ? 3n : 1n << 70n,
    bytes: Uint8Array.of(i, 255, 0),
    unwind: i % 2 === 0,
  }));
}

it("self keys are those of lowered headers", () => {
  const std = openStd(stdIndex, stdFiles, internStored);
  const resolver = resolveCrate({
    std,
    path: "main.rs",
    text: "fn main() {}",
    loader: { load: () => undefined },
    edition: 2024,
    cfgTest: false,
  });
  const tcx = new Context({
    resolver,
    checkBody: () => ({ bodies: [], closureTys: new Map(), hiddenTypes: new Map() }),
  });
  const wrong = resolver.allImpls().flatMap((impl) => {
    const key = resolver.selfKeyOf(impl);
    const lowered = simplifyTy(tcx.implHeader(impl).selfTy) ?? "blanket";
    return key === undefined || key === lowered
      ? []
      : [`${resolver.sources.locate(tcx.def(impl).span)} ${key} ${lowered}`];
  });
  expect(wrong).toEqual([]);
});

/** All that an index holds, as text by crate. */
function picture(std: StdCrates): string[][] {
  return std.sessions.map(({ crate }) => {
    const defs = crate.definitions.list.map(
      ({ id, kind, name, parent, visibility, span, nameSpan, attributes, node }) => {
        const scope = crate.scopes.get(id);
        const where = scope === undefined ? [] : [scope.module.def, macroNames(scope.macroRules), scope.expansion.id];
        const children = crate.definitions.children(id);
        return text({
          id,
          kind,
          name,
          parent,
          visibility,
          span,
          nameSpan,
          attributes,
          node,
          children,
          where,
          module: names(crate.modules.get(id)),
        });
      },
    );
    return [...defs, text([...crate.langItems]), text(crate.ids.count())];
  });
}

function names(module: Module | undefined): unknown {
  if (module === undefined) return undefined;
  const entries = [...module.entries()].filter(({ nonGlob, glob }) => (nonGlob ?? glob) !== undefined);
  return entries.map(({ name, namespace, nonGlob, glob }) => [name, namespace, bindingOf(nonGlob), bindingOf(glob)]);
}

function bindingOf(binding: NameBinding | undefined): unknown {
  if (binding === undefined) return undefined;
  const { res, module, visibility, span, expansion, import: by, source, ambiguity, container } = binding;
  return [
    res,
    module?.def,
    visibility,
    span,
    expansion.id,
    by?.kind,
    by?.target,
    bindingOf(source),
    bindingOf(ambiguity),
    container?.def,
  ];
}

function macroNames(scope: MacroRulesScope): string[] {
  if (scope.kind === "Empty") return [];
  if (scope.kind === "Invocation") return macroNames(scope.output ?? scope.parent);
  return [scope.name, ...macroNames(scope.parent)];
}

/** Items inside items are definitions of their own; bodies are told by their place and tokens. */
function text(value: unknown): string {
  return JSON.stringify(value, (key, one) => {
    if (typeof one !== "object" || one === null) return one;
    if (key === "items") return [];
    if (Array.isArray(one)) return one.filter((part) => part?.kind !== "DocComment" || !("id" in part));
    if ("force" in one) return [one.span, one.close, one.trees?.()];
    return "ctxt" in one && "lo" in one ? [one.file, one.lo, one.hi, one.ctxt] : one;
  });
}
